import { portalRoute } from "@/lib/portal";
import { streamVerification } from "@/lib/audit-log/stream-verification";

/** Reads the whole trail and tells as it goes, in lines of JSON. */
export const POST = portalRoute(async ({ user }) => {
  return new Response(streamVerification(user), { headers: { "content-type": "application/x-ndjson" } });
});
