import { readArrival } from "@/lib/client-ip";
import { portalRoute } from "@/lib/portal";
import { streamChecks } from "@/lib/setup/stream-checks";

/** Runs the set-up checks; answers a line of JSON for each as soon as it is done. */
export const POST = portalRoute(async ({ request: { headers }, user }) => {
  const way = { origin: headers.get("origin"), arrived: readArrival(headers) };
  const answered = { "content-type": "application/x-ndjson", "x-accel-buffering": "no" };
  return new Response(streamChecks(user, way), { headers: answered });
});
