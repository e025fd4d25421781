import { toId } from "@/lib/validation";
import { changeWebhook, readWebhookChange } from "@/lib/webhooks/change";
import { getWebhook } from "@/lib/webhooks/webhook";
import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";

type Parameters = { id: string };

export const GET = portalRoute<Parameters>(async ({ user, parameters }) =>
  Response.json(await getWebhook(user, toId(parameters.id))),
);

/** Sets `enabled`, `url` and by `key` the signature key; answers the webhook as it is then, and a key that was made this once. */
export const PATCH = portalRoute<Parameters>(async ({ request, user, parameters }) => {
  const id = toId(parameters.id);
  const signatureKey = await changeWebhook(user, id, readWebhookChange(await readJson(request)));
  return Response.json({ webhook: await getWebhook(user, id), signatureKey });
});
