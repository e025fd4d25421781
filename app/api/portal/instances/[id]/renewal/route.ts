import { toId } from "@/lib/validation";
import { getInstanceDetails } from "@/lib/instances/details";
import { renewNow } from "@/lib/instances/ping";
import { portalRoute } from "@/lib/portal";

/** Renews the token now; answers the instance as it is then. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  const id = toId(parameters.id);
  await renewNow(user, id);
  return Response.json(await getInstanceDetails(user, id));
});
