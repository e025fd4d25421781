import { query } from "./statement";

/** A word of a search as the database compares it, and the instance it may be the id of. */
export type Word = { text: string; id: number | null };

const MOST_WORDS = 8;

/** The words of a search. */
export async function readWords(search: string): Promise<Word[]> {
  if (search.trim() === "") return [];
  const rows = await query<{ folded: string }>("select folded($1)", [search]);
  const words = [...new Set(rows[0]!.folded.split(" "))].filter((text) => text !== "");
  return words.slice(0, MOST_WORDS).map((text) => ({ text, id: /^\d{1,9}$/.test(text) ? Number(text) : null }));
}
