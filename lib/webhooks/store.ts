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
