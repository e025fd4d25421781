import { GangwayError } from "./errors";

/** A place between two lines of a list that has the newest first: lines after it are older. */
export type Place = { direction: "before" | "after"; at: Date; id: string };

/** One page of such a list. Cursors are opaque, null at the ends. */
export type Page<Line> = { items: Line[]; previous: string | null; next: string | null };

const PAGE_SIZE = 50;

/** How many lines next to a place are read for a page: one more than it shows tells whether there are more. */
export const PAGE_READ = PAGE_SIZE + 1;

/** Makes a page of up to `PAGE_READ` lines that were read next to a place: lines before it come in the order of time. */
export function toPage<Line extends { at: string; id: string }>(read: Line[], place: Place | null): Page<Line> {
  const hasMore = read.length > PAGE_SIZE;
  const items = read.slice(0, PAGE_SIZE);
  const isBackwards = place?.direction === "before";
  if (isBackwards) items.reverse();
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    previous: first && (isBackwards ? hasMore : place !== null) ? toCursor("before", first) : null,
    next: last && (isBackwards || hasMore) ? toCursor("after", last) : null,
  };
}

/** The position that a cursor encodes; null for none, which is the start. Throws `invalid_request`. */
export function readPlace(cursor: string | null, isId: (text: string) => boolean): Place | null {
  if (cursor === null) return null;
  const [, direction, at, id] = /^(before|after)-(\d{1,15})-(.+)$/.exec(cursor) ?? [];
  if (!direction || !isId(id!))
    throw new GangwayError("invalid_request", "This place in the list is not known. Begin at its start.");
  return { direction: direction as Place["direction"], at: new Date(Number(at)), id: id! };
}

function toCursor(direction: Place["direction"], { at, id }: { at: string; id: string }): string {
  return `${direction}-${Date.parse(at)}-${id}`;
}
