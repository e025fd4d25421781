import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { isUuid } from "@/lib/validation";
import { requireInstance } from "@/lib/instances/access";
import { configurationOf, isWebhookOn } from "@/lib/instances/configuration";
import { presentDelivery } from "./present";
import { hasDelivery, listDeliveries, restartDelivery } from "./store";
import type { WebhookView } from "./view";

/** An instance's webhook and its last deliveries. Throws `not_found`. */
export async function getWebhook(caller: Caller, id: number): Promise<WebhookView> {
  const configuration = configurationOf(await requireInstance(caller, id));
  return {
    enabled: isWebhookOn(configuration),
    url: configuration.webhookUrl ?? null,
    signed: configuration.hasWebhookKey === true,
    deliveries: (await listDeliveries(id)).map(presentDelivery),
  };
}

/** Sends the webhook a test event. Throws `conflict` when it is off. */
export async function testWebhook(caller: Caller, id: number): Promise<void> {
  await requireWebhook(caller, id);
  await transaction((tx) => recordEvent(tx, caller, { instanceId: id, type: "webhook.tested" }));
}

/** Sends a delivery again under the same id, unless it is being sent now. Throws `conflict` when the webhook is off, and `not_found`. */
export async function redeliver(caller: Caller, id: number, deliveryId: string): Promise<void> {
  await requireWebhook(caller, id);
  if (!isUuid(deliveryId) || !(await hasDelivery(id, deliveryId)))
    throw new GangwayError(
      "not_found",
      `Delivery not found. Deliveries are deleted after ${env().KEEP_DELIVERIES_DAYS} days.`,
    );
  const event = { instanceId: id, type: "webhook.sent_again", data: { delivery: deliveryId } } as const;
  await transaction(async (tx) => {
    if (await restartDelivery(tx, id, deliveryId)) await recordEvent(tx, caller, event);
  });
}

async function requireWebhook(caller: Caller, id: number): Promise<void> {
  if (isWebhookOn(configurationOf(await requireInstance(caller, id)))) return;
  throw new GangwayError("conflict", "The webhook of this instance is off. Turn it on first.");
}
