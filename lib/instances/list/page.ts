import { type Caller, scopeOf } from "@/lib/caller";
import type { BoundFilter } from "./conditions";
import type { ListFilter } from "./filter";
import { fetchAndSortIfFew, fetchAndSortShortWords } from "./fetch-and-sort";
import { type Segment, segmentsOf } from "./order";
import { compareCursors, type PageStart, type Cursor0, decodeCursor, encodeCursor } from "./cursor";
import { readRows } from "./rows";
import { scan, type Scanned } from "./scan";
import { readWords } from "./words";
import type { InstancePage, Sort } from "@/lib/instances/view";

/** A page of a list: at its start, or from a place on that an earlier page gave. */
export type ListQuery = {
  filter: ListFilter;
  sort: Sort;
  cursor: { place: string; toward: PageStart["toward"] } | null;
  size: number;
};

/** A page of the instances that the caller may see. Throws `invalid_request` for a place that the list has not. */
export async function listInstances(caller: Caller, query: ListQuery): Promise<InstancePage> {
  const { places, previous, next } = await findPlaces(await bind(caller, query.filter), query);
  const placeOf = new Map(places.map((place) => [place.id, encodeCursor(place)]));
  const rows = await readRows(places.map(({ id }) => id));
  return {
    items: rows.map((row) => Object.assign(row, { place: placeOf.get(row.id)! })),
    previous: previous && encodeCursor(previous),
    next: next && encodeCursor(next),
  };
}

/** The filter within what the caller may see. */
export async function bind(caller: Caller, filter: ListFilter): Promise<BoundFilter> {
  const { organizationId, ownerId } = scopeOf(caller);
  const createdById = ownerId ?? filter.createdById;
  // Who asks for another's instances and may see only the own ones gets none, not the own ones.
  const isNobodys = ownerId !== null && filter.createdById !== null && filter.createdById !== ownerId;
  const words = await readWords(filter.search);
  return { ...filter, createdById: isNobodys ? 0 : createdById, organizationId, words };
}

/** A page with fewer rows that is not the last is worth another try. */
const THIN = 5;

type Found = { places: Cursor0[]; previous: Cursor0 | null; next: Cursor0 | null };

/** Places of a page in the list's order, and behind which the pages beside it begin. */
export async function findPlaces(filter: BoundFilter, { sort, cursor: given, size }: Omit<ListQuery, "filter">) {
  const runs = segmentsOf(sort, filter.statuses);
  const cursor = given && { toward: given.toward, place: decodeCursor(given.place, runs) };
  const few = await fetchAndSortIfFew(filter, runs);
  if (few) return asPage(cut(few, runs, cursor, size), cursor);
  const walked = await scan(filter, runs, cursor, size);
  const isThin = walked.more !== null && walked.places.length < Math.min(size, THIN);
  const rare = isThin ? await fetchAndSortShortWords(filter, runs) : null;
  return asPage(rare ? cut(rare, runs, cursor, size) : walked, cursor);
}

function cut(all: Cursor0[], runs: Segment[], cursor: PageStart | null, size: number): Scanned {
  const ordered = cursor?.toward === "before" ? all.toReversed() : all;
  const rest = cursor
    ? ordered.filter((place) => isBeyond(compareCursors(place, cursor.place, runs), cursor))
    : ordered;
  return { places: rest.slice(0, size), more: rest.length > size ? rest[size - 1]! : null };
}

function isBeyond(order: number, { toward }: PageStart): boolean {
  return toward === "before" ? order < 0 : toward === "after" ? order > 0 : order >= 0;
}

function asPage({ places, more }: Scanned, cursor: PageStart | null): Found {
  if (cursor?.toward !== "before") return { places, previous: cursor && (places[0] ?? cursor.place), next: more };
  const inOrder = places.toReversed();
  return { places: inOrder, previous: more, next: inOrder.at(-1) ?? cursor.place };
}
