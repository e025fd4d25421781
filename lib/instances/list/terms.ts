import { query } from "./statement";
import type { Word } from "./words";

/** What search_terms() of the database made of a word or a tag; of a word it may be the beginning only. */
type Term = { text: string; isWhole: boolean };

/** How the database says in how many rows a term stands, of all it has. Terms it does not name are rare. */
type Commonness = { rows: number; shares: Map<string, number>; readAt: number };

const FRESH_MS = 5 * 60_000;
// search_terms() keeps this much of a word.
const KEPT = /^.{0,24}/su;
// What is in more of the rows takes too long to read. A short word may be the beginning of many rare terms.
const MOST_SHARE = 0.01;
const FEW_LETTERS = 3;

let known: Commonness | null = null;

/**
 * The index condition that finds instances by words and tags, as text of a tsquery, or null when it may find more than
 * `most`, or read too much: going through the list in its order is faster then. `withShort` counts short words in, once few were found there.
 */
export async function rareTerms(
  words: Word[],
  tags: string[],
  most: number,
  withShort: boolean,
): Promise<string | null> {
  const terms = [...words.map(toTerm), ...tags.map((tag) => ({ text: `#${tag}`, isWhole: true }))];
  const { rows, shares } = await commonness();
  const weighed = terms
    .filter(({ text, isWhole }) => isWhole || withShort || text.length > FEW_LETTERS)
    .map((term) => ({ term, share: shareOf(term, shares) }))
    .toSorted((a, b) => a.share - b.share);
  const chosen: Term[] = [];
  let found = rows;
  for (const { term, share } of weighed) {
    if (found <= most || share > MOST_SHARE) break;
    chosen.push(term);
    found *= share;
  }
  return chosen.length > 0 && found <= most ? chosen.map(toQuery).join(" & ") : null;
}

function toTerm({ text }: Word): Term {
  return { text: KEPT.exec(text)![0], isWhole: false };
}

function shareOf({ text, isWhole }: Term, shares: Map<string, number>): number {
  if (isWhole) return shares.get(text) ?? 0;
  let share = 0;
  for (const [term, part] of shares) if (term.startsWith(text)) share += part;
  return share;
}

function toQuery({ text, isWhole }: Term): string {
  const quoted = `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
  return isWhole ? quoted : `${quoted}:*`;
}

/** PostgreSQL's statistics of the index, which every ANALYZE renews. Where there are none yet, the table counts as small. */
async function commonness(): Promise<Commonness> {
  if (known && Date.now() - known.readAt < FRESH_MS) return known;
  const [row] = await query<{ rows: number; terms: string[] | null; shares: number[] | null }>(
    `select case when s.attname is null then 0 else c.reltuples end::float8 "rows", s.most_common_elems::text::text[] terms, s.most_common_elem_freqs shares
     from pg_class c left join pg_stats s on s.schemaname = current_schema() and s.tablename = 'instances_terms_idx'
     where c.oid = 'instances'::regclass`,
    [],
  );
  const pairs = (row?.terms ?? []).map((term, index): [string, number] => [term, row?.shares?.[index] ?? 0]);
  known = { rows: row?.rows ?? 0, shares: new Map(pairs), readAt: Date.now() };
  return known;
}
