import { db, type Db, pool } from "@/lib/db";
import { RETENTION_DAYS } from "./view";

const MAX_SHOWN = 20;

/** An instance's newest deliveries with their events. */
export function listDeliveries(instanceId: number) {
  const newest = { orderBy: { eventId: "desc" }, take: MAX_SHOWN } as const;
  return db().delivery.findMany({ where: { instanceId }, include: { event: true }, ...newest });
}

export type DeliveryRow = Awaited<ReturnType<typeof listDeliveries>>[number];

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

/** Deletes deliveries that ended `RETENTION_DAYS` ago. */
export async function deleteOldDeliveries(): Promise<void> {
  const text = "delete from deliveries where next_at is null and noted_at < now() - make_interval(days => $1)";
  await pool().query(text, [RETENTION_DAYS]);
}
