import { GangwayError } from "@/lib/errors";
import { requireAdminRole } from "@/lib/instances/access";
import type { Caller } from "@/lib/organizations/store";
import type { ActivityFilter } from "./filter";
import { type Place, readLines } from "./read-lines";
import type { ActivityLine, ActivityPage } from "./view";

const PAGE_SIZE = 50;

/** A page of what happened in the caller's organization, newest first. Throws `forbidden` for a member. */
export async function listActivity(
  caller: Caller,
  filter: ActivityFilter,
  cursor: string | null,
): Promise<ActivityPage> {
  requireAdminRole(caller, "see the activity");
  const place = cursor === null ? null : readCursor(cursor);
  const lines = await readLines(caller.organizationId, filter, { place, most: PAGE_SIZE + 1 });
  const hasMore = lines.length > PAGE_SIZE;
  const items = lines.slice(0, PAGE_SIZE);
  const isBackwards = place?.direction === "before";
  if (isBackwards) items.reverse();
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    previous: first && (isBackwards ? hasMore : place !== null) ? toCursor("before", first) : null,
    next: last && (isBackwards || hasMore) ? toCursor("after", last) : null,
  };
}

function toCursor(direction: Place["direction"], { at, id }: ActivityLine): string {
  return `${direction}-${Date.parse(at)}-${id}`;
}

function readCursor(text: string): Place {
  const [, direction, at, id] = /^(before|after)-(\d{1,15})-(\d{1,18})$/.exec(text) ?? [];
  if (!direction) throw new GangwayError("invalid_request", "This place in the list is not known. Begin at its start.");
  return { direction: direction as Place["direction"], at: new Date(Number(at)), id: id! };
}
