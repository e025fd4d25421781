import { toId } from "@/lib/validation";
import { getInstanceDetails } from "@/lib/instances/details";
import { renewNow } from "@/lib/instances/ping";
import { portalRoute } from "@/lib/portal";

/** Renews the token now; answers whether it was renewed, and the instance as it is then. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  const id = toId(parameters.id);
  const isRenewed = await renewNow(user, id);
  return Response.json({ isRenewed, instance: await getInstanceDetails(user, id) });
});
