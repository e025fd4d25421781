import { toId } from "@/lib/validation";
import { getWebhook, testWebhook } from "@/lib/webhooks/webhook";
import { portalRoute } from "@/lib/portal";

/** Sends the webhook a test; answers it with that delivery. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  const id = toId(parameters.id);
  await testWebhook(user, id);
  return Response.json(await getWebhook(user, id));
});
