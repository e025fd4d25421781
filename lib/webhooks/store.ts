import { db, type Db, pool } from "@/lib/db";

const MOST_SHOWN = 20;

/** The newest deliveries of an instance with their events, at most 20. */
export function listDeliveries(instanceId: number) {
  return db().delivery.findMany({
    where: { instanceId },
    include: { event: true },
    orderBy: { eventId: "desc" },
    take: MOST_SHOWN,
  });
}

export type DeliveryRow = Awaited<ReturnType<typeof listDeliveries>>[number];

export async function hasDelivery(instanceId: number, id: string): Promise<boolean> {
  return (await db().delivery.count({ where: { id, instanceId } })) > 0;
}

/**
 * Lets what waits for an instance's webhook follow its changed configuration: to the new address at once, signed with the new key,
 * or nowhere any more.
 */
export async function redirectWaiting(tx: Db, instanceId: number): Promise<void> {
  await tx.$executeRaw`
    update deliveries d set url = w.url, origin = w.origin, configuration_sealed = w.configuration_sealed,
      next_at = case when d.claimed_at is null then now() else d.next_at end
    from webhooks w
    where d.instance_id = ${instanceId} and d.status = 'waiting' and w.instance_id = d.instance_id`;
  await tx.$executeRaw`
    update deliveries set status = 'given_up', problem = 'switched_off', answer_status = null, noted_at = now(), next_at = null,
      claimed_at = null, configuration_sealed = null
    where instance_id = ${instanceId} and status = 'waiting'
      and not exists (select from webhooks where instance_id = ${instanceId})`;
}

/** Makes a delivery due again from its first try on, to where the instance's webhook is now. False while it is being sent. */
export async function restartDelivery(tx: Db, instanceId: number, id: string): Promise<boolean> {
  const restarted = await tx.$executeRaw`
    update deliveries d set status = 'waiting', tries = 0, next_at = now(), claimed_at = null, answer_status = null, problem = null,
      url = w.url, origin = w.origin, configuration_sealed = w.configuration_sealed
    from webhooks w
    where d.id = ${id}::uuid and d.instance_id = ${instanceId} and w.instance_id = d.instance_id
      and (d.claimed_at is null or d.next_at <= now())`;
  return restarted > 0;
}

/** Forgets deliveries that ended 30 days ago. */
export async function deleteOldDeliveries(): Promise<void> {
  await pool().query("delete from deliveries where next_at is null and noted_at < now() - interval '30 days'");
}
