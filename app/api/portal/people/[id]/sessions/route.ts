import { toId } from "@/lib/validation";
import { endSessionsOf } from "@/lib/accounts/change-member";
import { portalRoute } from "@/lib/portal";

export const DELETE = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  await endSessionsOf(user, toId(parameters.id));
  return new Response(null, { status: 204 });
});
