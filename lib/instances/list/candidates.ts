import { all, type BoundFilter, conditionsOf, inOrganization, writeAll } from "./conditions";
import { type Segment, segmentsOf, conditionOf } from "./order";
import { query, SqlParams } from "./statement";
import { rareTerms } from "./terms";

/** Where an index finds the rows that fit without going along the list: SQL of rows of `instances`, and of as many to count. */
export type CandidateIndex = { rows: (values: SqlParams) => string; counted: (values: SqlParams) => string };

/** The driver that finds the fewest rows, at most `most` as far as can be told, or null when there is none. */
export async function mostSelective(
  filter: BoundFilter,
  runs: Segment[],
  most: number,
): Promise<CandidateIndex["rows"] | null> {
  const terms = await rareTerms(filter.words, filter.tags, most, false);
  if (terms !== null) return byTerms(filter, terms);
  const drivers = [...byColumn(filter), ...byStatus(filter, runs)];
  if (drivers.length === 0) return null;
  const values = new SqlParams();
  const counts = drivers.map(({ counted }) => `(select count(*)::int from (${counted(values)} limit ${most + 1}) few)`);
  const rows = await query<{ counts: number[] }>(`select array[${counts.join()}] counts`, values.list);
  const found = rows[0]!.counts;
  const least = Math.min(...found);
  return least > most ? null : drivers[found.indexOf(least)]!.rows;
}

/** The driver by short words, of which few were found along the list; null when there are none. */
export async function byShortWords(filter: BoundFilter, most: number): Promise<CandidateIndex["rows"] | null> {
  const { words, tags } = filter;
  const wasTried = (await rareTerms(words, tags, most, false)) !== null;
  const terms = wasTried ? null : await rareTerms(words, tags, most, true);
  return terms === null ? null : byTerms(filter, terms);
}

function byTerms(filter: BoundFilter, terms: string): CandidateIndex["rows"] {
  const ids = filter.words.flatMap(({ id }) => id ?? []);
  return (values) => {
    const organization = inOrganization("i", filter, values);
    const hasTerms = `search_terms(i.search, i.tags) @@ ${values.add(terms)}::tsquery`;
    const found = `select i.* from instances i where ${organization} and ${hasTerms}`;
    if (ids.length === 0) return found;
    return `(${found}) union all
      select i.* from instances i where ${organization} and i.id = any(${values.add(ids)}::int[]) and not ${hasTerms}`;
  };
}

function byColumn(filter: BoundFilter): CandidateIndex[] {
  const conditions = conditionsOf(filter);
  const columns = new Set(conditions.flatMap(({ column }) => column ?? []));
  return [...columns].map((column) => {
    const own = conditions.filter((condition) => condition.column === column);
    // In an order that only the right index has, so that no other way looks cheaper.
    const rows = (values: SqlParams) => `select i.* from instances i
      where ${all([inOrganization("i", filter, values), ...writeAll(own, values)])} order by i.created_at`;
    return { rows, counted: rows };
  });
}

/** A list in another order than that of the statuses has no index that knows them; the few that are not connected have. */
function byStatus(filter: BoundFilter, [run]: Segment[]): CandidateIndex[] {
  if (!run || run.from === "grants" || run.grant === null || filter.statuses.includes("connected")) return [];
  const parts = segmentsOf("attention", filter.statuses);
  const each = (write: (part: Segment, organization: string) => string) => (values: SqlParams) =>
    parts
      .map((part) => `(${write(part, inOrganization(part.from === "grants" ? "g" : "i", filter, values))})`)
      .join(" union all ");
  return [
    {
      rows: each((part, organization) => {
        const [first, second] = part.from === "grants" ? ["grants g", "instances i"] : ["instances i", "grants g"];
        return `select i.* from ${first} join ${second} on i.grant_id = g.id where ${organization} and ${conditionOf(part)}`;
      }),
      counted: each(({ from, only }, organization) =>
        from === "grants"
          ? `select 1 from grants g where ${organization} and ${only}`
          : `select 1 from instances i where ${organization} and ${only}`,
      ),
    },
  ];
}
