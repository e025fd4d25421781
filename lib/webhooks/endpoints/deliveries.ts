import { z } from "zod";
import { recordEvent } from "@/lib/audit-log/record";
import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { listNamesOfIds } from "@/lib/instances/store";
import { readTimeCursor, toPage } from "@/lib/paging";
import { isUuid, line, optionalText, parseInput, toId } from "@/lib/validation";
import { presentDelivery } from "@/lib/webhooks/present";
import type { DeliveryRow } from "@/lib/webhooks/store";
import { DELIVERY_STATUSES, type DeliveryStatus } from "@/lib/webhooks/view";
import { aboutEndpoint, requireEndpoint, requireEndpointOn } from "./endpoints";
import { isDeliveryOf, listDeliveriesOfEndpoint, restartDeliveries } from "./delivery-store";
import type { EndpointDelivery, EndpointDeliveryPage } from "./view";

/** What of an endpoint's deliveries is asked for; null asks for everything. */
export type DeliveryFilter = { status: DeliveryStatus | null; type: string | null; instance: number | null };

/** No instance has it. */
const NO_ID = 0;

const query = z.object({
  status: z.enum(DELIVERY_STATUSES).nullable().catch(null),
  type: optionalText().transform((type) => type ?? null),
  // Text that is no id finds nothing, as an id that no instance has.
  instance: line.transform((text) => (text === "" ? null : toId(text) || NO_ID)),
});

/** Reads `status`, `type` and `instance` (an id). */
export function readDeliveryFilter(parameters: URLSearchParams): DeliveryFilter {
  return parseInput(query, { status: null, ...Object.fromEntries(parameters) });
}

/** A page of an endpoint's deliveries, the newest event first. Throws `forbidden`, `not_found`, `invalid_request`. */
export async function listEndpointDeliveries(
  caller: Caller,
  id: string,
  filter: DeliveryFilter,
  text: string | null,
): Promise<EndpointDeliveryPage> {
  await requireEndpoint(caller, id);
  const cursor = readTimeCursor(text, z.string().regex(/^\d{1,18}$/));
  const rows = await listDeliveriesOfEndpoint(id, filter, cursor);
  const ids = rows.flatMap(({ instanceId }) => instanceId ?? []);
  const names = new Map((await listNamesOfIds(caller.organizationId, ids)).map((each) => [each.id, each.name]));
  const page = toPage(
    rows.map((row) => ({ at: row.createdAt.toISOString(), id: row.eventId, row })),
    cursor,
  );
  return { ...page, items: page.items.map(({ row }) => present(row, names)) };
}

function present(row: DeliveryRow, names: Map<number, string>): EndpointDelivery {
  const { instanceId: id } = row;
  return { ...presentDelivery(row), instance: id === null ? null : { id, name: names.get(id) ?? null } };
}

/**
 * Sends a delivery of an endpoint again under the same id, unless it is being sent now. Throws `conflict` when the endpoint is off,
 * and `not_found`.
 */
export async function redeliverToEndpoint(caller: Caller, id: string, deliveryId: string): Promise<void> {
  const row = await requireEndpointOn(caller, id);
  if (!isUuid(deliveryId) || !(await isDeliveryOf(id, deliveryId)))
    throw new GangwayError(
      "not_found",
      `Delivery not found. Deliveries are deleted after ${env().KEEP_DELIVERIES_DAYS} days.`,
    );
  const data = { ...aboutEndpoint(row), delivery: deliveryId };
  await transaction(async (tx) => {
    if ((await restartDeliveries(tx, id, { delivery: deliveryId })) > 0)
      await recordEvent(tx, caller, { type: "webhook.sent_again", data });
  });
}
