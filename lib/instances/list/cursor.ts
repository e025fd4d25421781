import { GangwayError } from "@/lib/errors";
import type { Segment } from "./order";

/** Where a row stands in a list: in which run, by which key (milliseconds since 1970, or text), and its id. */
export type Cursor0 = { code: string; key: number | string; id: number };

/** From which place on a page is wanted, and which way. `from` begins with the place itself. */
export type PageStart = { place: Cursor0; toward: "after" | "before" | "from" };

const UNKNOWN = "This place in the list is not known. Begin at its start.";
const MOST_ID = 2 ** 31 - 1;

/** A place as text for an address. */
export function encodeCursor({ code, key, id }: Cursor0): string {
  return Buffer.from(`${code}${id} ${key}`).toString("base64url");
}

/** The place again, if it is one of these runs. Throws `invalid_request`. */
export function decodeCursor(text: string, runs: Segment[]): Cursor0 {
  const [, code, id, key] = /^([a-z])(\d{1,10}) (.*)$/s.exec(Buffer.from(text, "base64url").toString()) ?? [];
  const run = runs.find((known) => known.code === code);
  const isTime = run?.key.endsWith("_at");
  if (!run || key === undefined || Number(id) > MOST_ID || key.includes("\0") || (isTime && !/^-?\d{1,15}$/.test(key)))
    throw new GangwayError("invalid_request", UNKNOWN);
  return { code: run.code, id: Number(id), key: isTime ? Number(key) : key };
}

/** Order of two places: negative when `a` comes first. Text compares by its bytes, as the database does with it. */
export function compareCursors(a: Cursor0, b: Cursor0, runs: Segment[]): number {
  const at = (place: Cursor0) => runs.findIndex(({ code }) => code === place.code);
  if (a.code !== b.code) return at(a) - at(b);
  const byKey = compareKeys(a.key, b.key) || a.id - b.id;
  return runs[at(a)]?.way === "desc" ? -byKey : byKey;
}

function compareKeys(a: number | string, b: number | string): number {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
