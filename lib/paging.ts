import { z } from "zod";
import { GangwayError } from "./errors";

const UNKNOWN = "This place in the list is not known. Begin at its start.";

/** A position in a list as opaque text for an address: the values of the list's keys there. */
export function encodeCursor(keys: (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString("base64url");
}

/** The keys again, if they are of this shape. Throws `invalid_request` with `message`. */
export function decodeCursor<Keys>(cursor: string, shape: z.ZodType<Keys>, message = UNKNOWN): Keys {
  const { data, success } = shape.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!success) throw new GangwayError("invalid_request", message);
  return data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A time as the database has it, in milliseconds since 1970: of the years 1 to 9999. */
export const TIME_SHAPE = z.int().min(-62_135_596_800_000).max(253_402_300_799_999);

/** A position in a list that has the newest first: entries after it are older. */
export type TimeCursor = { direction: "before" | "after"; at: Date; id: string };

/** One page of such a list. Cursors are opaque, null at the ends. */
export type Page<Entry> = { items: Entry[]; previous: string | null; next: string | null };

const PAGE_SIZE = 50;

/** How many entries are read for a page: one more than it shows tells whether there are more. */
export const PAGE_READ = PAGE_SIZE + 1;

type Timed = { at: string; id: string };

/** Makes a page of up to `PAGE_READ` entries read from a cursor on: those before it come with the oldest first. */
export function toPage<Entry extends Timed>(read: Entry[], cursor: TimeCursor | null): Page<Entry> {
  const hasMore = read.length > PAGE_SIZE;
  const items = read.slice(0, PAGE_SIZE);
  const isBackwards = cursor?.direction === "before";
  if (isBackwards) items.reverse();
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    previous: first && (isBackwards ? hasMore : cursor !== null) ? encodeTime("before", first) : null,
    next: last && (isBackwards || hasMore) ? encodeTime("after", last) : null,
  };
}

/** Reads the cursor of such a list; null is its start. Throws `invalid_request`. */
export function readTimeCursor(cursor: string | null, id: z.ZodType<string>): TimeCursor | null {
  if (cursor === null) return null;
  const shape = z.tuple([z.enum(["before", "after"]), TIME_SHAPE, id]);
  const [direction, time, entry] = decodeCursor(cursor, shape);
  return { direction, at: new Date(time), id: entry };
}

function encodeTime(direction: TimeCursor["direction"], { at, id }: Timed): string {
  return encodeCursor([direction, Date.parse(at), id]);
}
