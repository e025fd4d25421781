import { portalRoute } from "@/lib/portal";
import { checkAloud } from "@/lib/trail/check-aloud";

/** Reads the whole trail and tells as it goes, in lines of JSON. */
export const POST = portalRoute(async ({ user }) => {
  return new Response(checkAloud(user), { headers: { "content-type": "application/x-ndjson" } });
});
