import { removeSecondStepOf } from "@/lib/accounts/second-step/lost";
import { portalRoute } from "@/lib/portal";
import { toId } from "@/lib/validation";

export const DELETE = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  await removeSecondStepOf(user, toId(parameters.id));
  return new Response(null, { status: 204 });
});
