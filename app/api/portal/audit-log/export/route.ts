import { exportAuditLog } from "@/lib/audit-log/export";
import { readFilter } from "@/lib/audit-log/filter";
import { portalRoute } from "@/lib/portal";

/** Everything that the same query finds, as a file. */
export const GET = portalRoute(async ({ request, user }) => {
  const lines = exportAuditLog(user, readFilter(new URL(request.url).searchParams));
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="gangway-audit-log.csv"',
  };
  return new Response(lines, { headers });
});
