import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { endMyOtherSessions } from "@/lib/accounts/my-account";

/** Ends every session but the one that asks, for the `password` or a `code`. */
export const DELETE = portalRoute(async ({ request, user }) => {
  await endMyOtherSessions(user, await readJson(request));
  return new Response(null, { status: 204 });
});
