import {
  addEndpoint,
  changeEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  testEndpoint,
} from "@/lib/webhooks/endpoints/endpoints";
import { listEndpointDeliveries, readDeliveryFilter } from "@/lib/webhooks/endpoints/deliveries";
import { readEndpoint } from "@/lib/webhooks/endpoints/read-endpoint";
import { readRange, replay } from "@/lib/webhooks/endpoints/replay";
import { rotateKey } from "@/lib/webhooks/endpoints/rotate-key";
import type { EndpointDelivery, EndpointView } from "@/lib/webhooks/endpoints/view";
import { requireCaller } from "./authorization";
import { readLenientJson } from "./lenient-json";
import type { ApiCall } from "./route";

const idOf = ({ parameters }: ApiCall) => parameters.id ?? "";

/** `GET /webhooks`: the organization's, the oldest first. */
export async function listWebhooks(call: ApiCall): Promise<Response> {
  return Response.json((await listEndpoints(await requireCaller(call))).map(webhookShape));
}

/** `POST /webhooks`: answers the signature key, this once. */
export async function createWebhook(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  const { endpoint, signatureKey } = await addEndpoint(caller, readEndpoint(await readLenientJson(call.request)));
  return Response.json({ ...webhookShape(endpoint), signatureKey });
}

/** `GET /webhooks/{id}`. */
export async function showWebhook(call: ApiCall): Promise<Response> {
  return Response.json(webhookShape(await getEndpoint(await requireCaller(call), idOf(call))));
}

/** `PATCH /webhooks/{id}`: what is left out stays. */
export async function changeWebhookByApi(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  const change = readEndpoint(await readLenientJson(call.request));
  return Response.json(webhookShape(await changeEndpoint(caller, idOf(call), change)));
}

/** `DELETE /webhooks/{id}`. */
export async function deleteWebhook(call: ApiCall): Promise<Response> {
  await deleteEndpoint(await requireCaller(call), idOf(call));
  return new Response(null);
}

/** `POST /webhooks/{id}/key`: a new signature key, answered this once. The one before signs for a day more. */
export async function rotateWebhookKey(call: ApiCall): Promise<Response> {
  return Response.json({ signatureKey: await rotateKey(await requireCaller(call), idOf(call)) });
}

/** `POST /webhooks/{id}/test`: queues the event `webhook.tested`. */
export async function testWebhookByApi(call: ApiCall): Promise<Response> {
  await testEndpoint(await requireCaller(call), idOf(call));
  return new Response(null);
}

/** `POST /webhooks/{id}/replay`: queues the events of a time, and answers how many. */
export async function replayWebhook(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  const range = readRange(await readLenientJson(call.request));
  return Response.json({ events: await replay(caller, idOf(call), range) });
}

/** `GET /webhooks/{id}/deliveries`: the newest event first, 50 at a time. */
export async function listWebhookDeliveries(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  const filter = readDeliveryFilter(call.query);
  const { items, next } = await listEndpointDeliveries(caller, idOf(call), filter, call.query.get("cursor") || null);
  return Response.json({ items: items.map(deliveryShape), next });
}

function webhookShape({ app, ...endpoint }: EndpointView) {
  return { ...endpoint, app: app?.id ?? null };
}

/** `id` is what receivers know as `webhook-id`. */
function deliveryShape({ event, instance, ...delivery }: EndpointDelivery) {
  return { ...delivery, type: event.type, timestamp: event.at, instanceId: instance?.id ?? null };
}
