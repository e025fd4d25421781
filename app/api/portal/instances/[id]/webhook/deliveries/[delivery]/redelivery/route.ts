import { toId } from "@/lib/validation";
import { getWebhook, redeliver } from "@/lib/webhooks/webhook";
import { portalRoute } from "@/lib/portal";

/** Sends a delivery again; answers the webhook as it is then. */
export const POST = portalRoute<{ id: string; delivery: string }>(async ({ user, parameters }) => {
  const id = toId(parameters.id);
  await redeliver(user, id, parameters.delivery);
  return Response.json(await getWebhook(user, id));
});
