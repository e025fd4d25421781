import { readFilter } from "@/lib/audit-log/filter";
import { listAuditLog } from "@/lib/audit-log/list";
import { portalRoute } from "@/lib/portal";

/** A page of the audit log: `group`, `who`, `instance`, `from`, `to`, `cursor`. */
export const GET = portalRoute(async ({ request, user }) => {
  const query = new URL(request.url).searchParams;
  return Response.json(await listAuditLog(user, readFilter(query), query.get("cursor") || null));
});
