import { db, type Db, pool } from "@/lib/db";
import { PAGE_READ, type TimeCursor } from "@/lib/paging";
import { DELIVERIES, type DeliveryRow } from "@/lib/webhooks/store";
import type { DeliveryFilter } from "./deliveries";

/** An endpoint's deliveries from a cursor on, whose id is an event's. */
export async function listDeliveriesOfEndpoint(
  endpointId: string,
  { status, type, instance }: DeliveryFilter,
  cursor: TimeCursor | null,
): Promise<DeliveryRow[]> {
  const isBefore = cursor?.direction === "before";
  const id = "coalesce(d.event_id, d.xero_event_id)";
  const text = `${DELIVERIES}
    where d.endpoint_id = $1 and ($2::"DeliveryStatus" is null or d.status = $2) and ($3::text is null or e.type = $3)
      and ($4::int is null or e.instance_id = $4) and ($5::bigint is null or ${id} ${isBefore ? ">" : "<"} $5)
    order by ${id} ${isBefore ? "asc" : "desc"} limit ${PAGE_READ}`;
  const values = [endpointId, status, type, instance, cursor?.id ?? null];
  return (await pool().query<DeliveryRow>(text, values)).rows;
}

export async function isDeliveryOf(endpointId: string, id: string): Promise<boolean> {
  return (await db().delivery.count({ where: { id, endpointId } })) > 0;
}

/** Which of an endpoint's deliveries: one, or those of events in a range that do not wait anyway. */
type Which = { delivery: string } | { from: Date; to: Date };

/** Restarts deliveries of an endpoint with their first attempt, but for those that are being sent. Returns how many. */
export function restartDeliveries(tx: Db, endpointId: string, which: Which): Promise<number> {
  const one = "delivery" in which ? which.delivery : null;
  const { from, to } = "from" in which ? which : { from: null, to: null };
  return tx.$executeRaw`
    update deliveries d set status = 'waiting', attempts = 0, next_at = now(), claimed_at = null, answer_status = null, problem = null,
      url = w.url, origin = w.origin, configuration_sealed = endpoint_key_mark()
    from webhook_endpoints w, sent_events e
    where w.id = ${endpointId}::uuid and d.endpoint_id = w.id and e.id = coalesce(d.event_id, d.xero_event_id)
      and (d.claimed_at is null or d.next_at <= now())
      and (d.id = ${one}::uuid or (d.status <> 'waiting' and e.type <> 'webhook.tested'
        and e.organization_id = w.organization_id and e.created_at between ${from} and ${to}))`;
}

/** Queues the events of a range that an endpoint wants and was never sent. Returns how many. */
export function queueMissed(tx: Db, endpointId: string, { from, to }: { from: Date; to: Date }): Promise<number> {
  return tx.$executeRaw`
    insert into deliveries (event_id, xero_event_id, endpoint_id, external_id, url, origin, configuration_sealed)
    select e.event_id, e.xero_event_id, w.id, i.external_id, w.url, w.origin, endpoint_key_mark()
    from webhook_endpoints w join sent_events e on e.organization_id = w.organization_id
      left join instances i on i.id = e.instance_id and i.organization_id = e.organization_id
    where w.id = ${endpointId}::uuid and e.created_at between ${from} and ${to} and e.type <> 'webhook.tested' and wanted_by(w, e)
    for key share of w
    on conflict do nothing`;
}

/** How many events of a range an endpoint wants or was sent, counted up to `most`. */
export async function countInRange(endpointId: string, { from, to }: { from: Date; to: Date }, most: number) {
  const rows = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int count from (
      select from webhook_endpoints w join sent_events e on e.organization_id = w.organization_id
      where w.id = ${endpointId}::uuid and e.created_at between ${from} and ${to} and e.type <> 'webhook.tested'
        and (wanted_by(w, e) or exists (select from deliveries d where coalesce(d.event_id, d.xero_event_id) = e.id and d.endpoint_id = w.id))
      limit ${most}) found`;
  return rows[0]!.count;
}
