import type { Caller } from "@/lib/organizations/store";
import { scopeOf } from "./access";
import type { BoundFilter } from "./list-conditions";
import type { ListFilter } from "./list-filter";
import { gatherIfFew, gatherShortWords } from "./list-gather";
import { type Run, runsOf } from "./list-orders";
import { comparePlaces, type Cursor, type Place, readPlace, writePlace } from "./list-place";
import { readRows } from "./list-rows";
import { walk, type Walked } from "./list-walk";
import { readWords } from "./list-words";
import type { InstancePage, Sort } from "./view";

/** A page of a list: at its start, or from a place on that an earlier page gave. */
export type ListQuery = {
  filter: ListFilter;
  sort: Sort;
  cursor: { place: string; toward: Cursor["toward"] } | null;
  size: number;
};

/** A page of the instances that the caller may see. Throws `invalid_request` for a place that the list has not. */
export async function listInstances(caller: Caller, query: ListQuery): Promise<InstancePage> {
  const { places, previous, next } = await findPlaces(await bind(caller, query.filter), query);
  const placeOf = new Map(places.map((place) => [place.id, writePlace(place)]));
  const rows = await readRows(places.map(({ id }) => id));
  return {
    items: rows.map((row) => Object.assign(row, { place: placeOf.get(row.id)! })),
    previous: previous && writePlace(previous),
    next: next && writePlace(next),
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

type Found = { places: Place[]; previous: Place | null; next: Place | null };

/** Places of a page in the list's order, and behind which the pages beside it begin. */
export async function findPlaces(filter: BoundFilter, { sort, cursor: given, size }: Omit<ListQuery, "filter">) {
  const runs = runsOf(sort, filter.statuses);
  const cursor = given && { toward: given.toward, place: readPlace(given.place, runs) };
  const few = await gatherIfFew(filter, runs);
  if (few) return asPage(cut(few, runs, cursor, size), cursor);
  const walked = await walk(filter, runs, cursor, size);
  const isThin = walked.more !== null && walked.places.length < Math.min(size, THIN);
  const rare = isThin ? await gatherShortWords(filter, runs) : null;
  return asPage(rare ? cut(rare, runs, cursor, size) : walked, cursor);
}

function cut(all: Place[], runs: Run[], cursor: Cursor | null, size: number): Walked {
  const ordered = cursor?.toward === "before" ? all.toReversed() : all;
  const rest = cursor ? ordered.filter((place) => isBeyond(comparePlaces(place, cursor.place, runs), cursor)) : ordered;
  return { places: rest.slice(0, size), more: rest.length > size ? rest[size - 1]! : null };
}

function isBeyond(order: number, { toward }: Cursor): boolean {
  return toward === "before" ? order < 0 : toward === "after" ? order > 0 : order >= 0;
}

function asPage({ places, more }: Walked, cursor: Cursor | null): Found {
  if (cursor?.toward !== "before") return { places, previous: cursor && (places[0] ?? cursor.place), next: more };
  const inOrder = places.toReversed();
  return { places: inOrder, previous: more, next: inOrder.at(-1) ?? cursor.place };
}
