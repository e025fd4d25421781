import { portalRoute } from "@/lib/portal";
import { endMySession } from "@/lib/sessions/mine";

export const DELETE = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  await endMySession(user, parameters.id);
  return new Response(null, { status: 204 });
});
