import { requireAdminRole, type Caller } from "@/lib/caller";
import { z } from "zod";
import { PAGE_READ, readTimeCursor, toPage } from "@/lib/paging";
import type { AuditLogFilter } from "./filter";
import { readEntries } from "./read-entries";
import type { AuditLogPage } from "./view";

/** A page of what happened in the caller's organization, newest first. Throws `forbidden` for a member. */
export async function listAuditLog(caller: Caller, filter: AuditLogFilter, text: string | null): Promise<AuditLogPage> {
  requireAdminRole(caller, "view the audit log");
  const cursor = readTimeCursor(text, z.string().regex(/^\d{1,18}$/));
  return toPage(await readEntries(caller.organizationId, filter, { cursor, limit: PAGE_READ }), cursor);
}
