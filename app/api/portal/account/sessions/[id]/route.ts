import { portalRoute } from "@/lib/portal";
import { endMySession } from "@/lib/accounts/my-account";

export const DELETE = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  await endMySession(user, parameters.id);
  return new Response(null, { status: 204 });
});
