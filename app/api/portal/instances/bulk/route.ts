import { readJson } from "@/lib/http";
import { readBulk, runBulk } from "@/lib/bulk";
import { portalRoute } from "@/lib/portal";

/** Does `action` to the instances `ids`; answers a line of JSON for each as soon as it is done. */
export const POST = portalRoute(async ({ request, user }) => {
  const bulk = readBulk(await readJson(request));
  const headers = { "content-type": "application/x-ndjson", "x-accel-buffering": "no" };
  return new Response(runBulk(user, bulk, request.signal), { headers });
});
