import { revokeLink } from "@/lib/links/change";
import { portalRoute } from "@/lib/portal";

/** Takes a link back. */
export const DELETE = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  await revokeLink(user, parameters.id);
  return new Response(null, { status: 204 });
});
