import { z } from "zod";
import { decodeCursor, encodeCursor, TIME_SHAPE } from "@/lib/paging";
import { MAX_ID } from "@/lib/validation";
import type { Segment } from "./order";

/** The position of a row in a list: its segment, its key there (milliseconds since 1970, or text), and its id. */
export type Cursor = { code: string; key: number | string; id: number };

/** From which position on a page is wanted, and which way. `from` begins with the row itself. */
export type PageStart = { cursor: Cursor; toward: "after" | "before" | "from" };

const ID = z.int().nonnegative().max(MAX_ID);
const TEXT = z.string().regex(/^[^\0]*$/);

export function writeCursor({ code, key, id }: Cursor): string {
  return encodeCursor([code, key, id]);
}

/** Reads a cursor in one of these segments. Throws `invalid_request`. */
export function readCursor(text: string, segments: Segment[]): Cursor {
  const shapes = segments.map(({ code, key }) => z.tuple([z.literal(code), isText(key) ? TEXT : TIME_SHAPE, ID]));
  const [code, key, id] = decodeCursor(text, z.union(shapes));
  return { code, key, id };
}

const isText = (key: Segment["key"]) => key === "name_key" || key === "organisation_key";

type KeyedRow = { id: number } & Partial<Record<Segment["key"], unknown>>;

/** The cursor of a row of one of the list's statements. */
export function cursorOf({ code, key }: Segment, row: KeyedRow): Cursor {
  const value = row[key];
  return { code, id: row.id, key: value instanceof Date ? value.getTime() : (value as number | string) };
}

/** Negative when `a` comes first. Text compares by its bytes, as the database does with it. */
export function compareCursors(a: Cursor, b: Cursor, segments: Segment[]): number {
  const indexOf = ({ code }: Cursor) => segments.findIndex((segment) => segment.code === code);
  if (a.code !== b.code) return indexOf(a) - indexOf(b);
  const byKey = compareKeys(a.key, b.key) || a.id - b.id;
  return segments[indexOf(a)]?.way === "desc" ? -byKey : byKey;
}

function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
