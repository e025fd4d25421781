import { db, type Db, pool } from "@/lib/db";
import type { Delivery } from "@/lib/generated/prisma/client";
import { deleteInBatches } from "@/lib/delete-in-batches";
import { env } from "@/lib/env";

const MAX_SHOWN = 20;

/** A delivery with its event, of either kind; `instanceId` is the event's. */
export type DeliveryRow = Pick<
  Delivery,
  "id" | "status" | "attempts" | "nextAt" | "claimedAt" | "answerStatus" | "problem"
> & { eventId: string; type: string; actor: string | null; data: unknown; createdAt: Date; instanceId: number | null };

/** SQL of the deliveries `d` with their events `e`. */
export const DELIVERIES = `select d.id, d.status, d.attempts, d.next_at "nextAt", d.claimed_at "claimedAt",
    d.answer_status "answerStatus", d.problem, e.id::text "eventId", e.type, e.actor, e.data, e.created_at "createdAt",
    e.instance_id "instanceId"
  from deliveries d join sent_events e on e.id = coalesce(d.event_id, d.xero_event_id)`;

/** An instance's newest deliveries with their events. */
export async function listDeliveries(instanceId: number): Promise<DeliveryRow[]> {
  const text = `${DELIVERIES} where d.instance_id = $1 order by coalesce(d.event_id, d.xero_event_id) desc limit ${MAX_SHOWN}`;
  return (await pool().query<DeliveryRow>({ name: "deliveries_of_instance", text, values: [instanceId] })).rows;
}

export async function hasDelivery(instanceId: number, id: string): Promise<boolean> {
  return (await db().delivery.count({ where: { id, instanceId } })) > 0;
}

/** Restarts a delivery with its first attempt, to the current address of the webhook. Returns false while it is being sent. */
export async function restartDelivery(tx: Db, instanceId: number, id: string): Promise<boolean> {
  const restarted = await tx.$executeRaw`
    update deliveries d set status = 'waiting', attempts = 0, next_at = now(), claimed_at = null, answer_status = null, problem = null,
      url = w.url, origin = w.origin, configuration_sealed = w.configuration_sealed
    from webhooks w
    where d.id = ${id}::uuid and d.instance_id = ${instanceId} and w.instance_id = d.instance_id
      and (d.claimed_at is null or d.next_at <= now())`;
  return restarted > 0;
}

/** Deletes deliveries that ended so long ago as the settings say. */
export function deleteOldDeliveries(): Promise<void> {
  const where = "next_at is null and noted_at < now() - make_interval(days => $1)";
  return deleteInBatches("deliveries", { where, values: [env().KEEP_DELIVERIES_DAYS] });
}
