import { revokeInvitation } from "@/lib/accounts/invite";
import { portalRoute } from "@/lib/portal";

export const DELETE = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  await revokeInvitation(user, parameters.id);
  return new Response(null, { status: 204 });
});
