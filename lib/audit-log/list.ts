import { requireAdminRole, type Caller } from "@/lib/caller";
import { PAGE_READ, readPlace, toPage } from "@/lib/paging";
import type { AuditLogFilter } from "./filter";
import { readEntries } from "./read-entries";
import type { AuditLogPage } from "./view";

/** A page of what happened in the caller's organization, newest first. Throws `forbidden` for a member. */
export async function listAuditLog(
  caller: Caller,
  filter: AuditLogFilter,
  cursor: string | null,
): Promise<AuditLogPage> {
  requireAdminRole(caller, "see the activity");
  const place = readPlace(cursor, (id) => /^\d{1,18}$/.test(id));
  return toPage(await readEntries(caller.organizationId, filter, { place, limit: PAGE_READ }), place);
}
