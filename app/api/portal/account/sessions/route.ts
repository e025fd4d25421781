import { portalRoute } from "@/lib/portal";
import { endMyOtherSessions } from "@/lib/accounts/my-account";

/** Ends every session but the one that asks. */
export const DELETE = portalRoute(async ({ user }) => {
  await endMyOtherSessions(user);
  return new Response(null, { status: 204 });
});
