import type { Caller } from "@/lib/caller";
import type { InstancePage, Sort } from "@/lib/instances/view";
import { compareCursors, type Cursor, type PageStart, readCursor, writeCursor } from "./cursor";
import { fetchAndSortIfFew } from "./fetch-and-sort";
import { bind, type BoundFilter, type ListFilter } from "./filter";
import { type Segment, segmentsOf } from "./order";
import { readRows } from "./rows";
import { scan, type Scanned, type Start } from "./scan";

/** A page of a list: at its start, or from a row's `place` on. */
export type ListQuery = {
  filter: ListFilter;
  sort: Sort;
  cursor: { place: string; toward: PageStart["toward"] } | null;
  size: number;
};

/** A page of the instances that the caller may see. Throws `invalid_request` for a place that the list does not have. */
export async function listInstances(caller: Caller, { filter, sort, cursor, size }: ListQuery): Promise<InstancePage> {
  const segments = segmentsOf(sort, filter.statuses);
  const start = cursor && { toward: cursor.toward, cursor: readCursor(cursor.place, segments) };
  const { cursors, previous, next } = await findPage(await bind(caller, filter), segments, start, size);
  const placeOf = new Map(cursors.map((each) => [each.id, writeCursor(each)]));
  const rows = await readRows(cursors.map(({ id }) => id));
  return {
    items: rows.map((row) => Object.assign(row, { place: placeOf.get(row.id)! })),
    previous: previous && writeCursor(previous),
    next: next && writeCursor(next),
  };
}

type Found = { cursors: Cursor[]; previous: Cursor | null; next: Cursor | null };

/** Positions of a page in the list's order, and behind which the pages beside it begin. */
export async function findPage(filter: BoundFilter, segments: Segment[], start: Start, size: number): Promise<Found> {
  const few = await fetchAndSortIfFew(filter, segments);
  const { cursors, more } = few ? cut(few, segments, start, size) : await scan(filter, segments, start, size);
  if (start?.toward !== "before") return { cursors, previous: start && (cursors[0] ?? start.cursor), next: more };
  const inOrder = cursors.toReversed();
  return { cursors: inOrder, previous: more, next: inOrder.at(-1) ?? start.cursor };
}

function cut(all: Cursor[], segments: Segment[], start: Start, size: number): Scanned {
  const ordered = start?.toward === "before" ? all.toReversed() : all;
  const rest = ordered.filter((cursor) => !start || isBeyond(compareCursors(cursor, start.cursor, segments), start));
  return { cursors: rest.slice(0, size), more: rest.length > size ? rest[size - 1]! : null };
}

function isBeyond(order: number, { toward }: PageStart): boolean {
  return toward === "before" ? order < 0 : toward === "after" ? order > 0 : order >= 0;
}
