import { requireAdminRole, type Caller } from "@/lib/caller";
import { PAGE_READ, readPlace, toPage } from "@/lib/paging";
import type { AuditLogFilter } from "./filter";
import { readEntries } from "./read-entries";
import type { AuditLogPage } from "./view";

/** A page of the organization's audit log, newest first. Throws `forbidden` for a member. */
export async function listAuditLog(
  caller: Caller,
  filter: AuditLogFilter,
  cursor: string | null,
): Promise<AuditLogPage> {
  requireAdminRole(caller, "view the audit log");
  const place = readPlace(cursor, (id) => /^\d{1,18}$/.test(id));
  return toPage(await readEntries(caller.organizationId, filter, { place, most: PAGE_READ }), place);
}
