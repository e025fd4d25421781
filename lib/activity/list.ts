import { requireAdminRole } from "@/lib/instances/access";
import type { Caller } from "@/lib/organizations/store";
import { PAGE_READ, readPlace, toPage } from "@/lib/paging";
import type { ActivityFilter } from "./filter";
import { readLines } from "./read-lines";
import type { ActivityPage } from "./view";

/** A page of what happened in the caller's organization, newest first. Throws `forbidden` for a member. */
export async function listActivity(
  caller: Caller,
  filter: ActivityFilter,
  cursor: string | null,
): Promise<ActivityPage> {
  requireAdminRole(caller, "see the activity");
  const place = readPlace(cursor, (id) => /^\d{1,18}$/.test(id));
  return toPage(await readLines(caller.organizationId, filter, { place, most: PAGE_READ }), place);
}
