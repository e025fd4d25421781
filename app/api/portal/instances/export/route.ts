import { exportCsv } from "@/lib/instances/list/export";
import { readFilter } from "@/lib/instances/list/request";
import { portalRoute } from "@/lib/portal";

/** Every instance that fits a filter, as a CSV file. */
export const GET = portalRoute(async ({ request, user }) => {
  const filter = readFilter(new URL(request.url).searchParams, user);
  const name = `instances-${new Date().toISOString().slice(0, 10)}.csv`;
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name}"`,
    // A proxy that waits for the end would hold it all.
    "x-accel-buffering": "no",
  };
  return new Response(exportCsv(user, filter), { headers });
});
