import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { getXeroWebhook, removeWebhookKey, saveWebhookKey } from "@/lib/xero-events/set-up";

export const GET = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json(await getXeroWebhook(user, parameters.id)),
);

/** Saves `key`, in place of another one. */
export const POST = portalRoute<{ id: string }>(async ({ request, user, parameters }) => {
  await saveWebhookKey(user, parameters.id, await readJson(request));
  return Response.json(await getXeroWebhook(user, parameters.id));
});

export const DELETE = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  await removeWebhookKey(user, parameters.id);
  return Response.json(await getXeroWebhook(user, parameters.id));
});
