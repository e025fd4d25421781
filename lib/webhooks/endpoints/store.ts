import { db, type Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { MAX_FAILING_DAYS } from "./view";

/** An endpoint without its key. */
export type EndpointRow = Prisma.WebhookEndpointGetPayload<{ omit: { keysSealed: true } }>;

const omit = { keysSealed: true } as const;

/** An organization's endpoints, the oldest first. */
export function listEndpointRows(organizationId: string): Promise<EndpointRow[]> {
  return db().webhookEndpoint.findMany({
    where: { organizationId },
    omit,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** The organization's endpoint, or null. */
export function findEndpoint(organizationId: string, id: string): Promise<EndpointRow | null> {
  return db().webhookEndpoint.findFirst({ where: { id, organizationId }, omit });
}

/** How many endpoints an organization has; it gets no other until the transaction ends. */
export async function lockEndpointCount(tx: Db, organizationId: string): Promise<number> {
  await tx.$executeRaw`select 1 from organizations where id = ${organizationId}::uuid for update`;
  return tx.webhookEndpoint.count({ where: { organizationId } });
}

export async function createEndpoint(tx: Db, row: Prisma.WebhookEndpointUncheckedCreateInput): Promise<void> {
  await tx.webhookEndpoint.create({ data: row });
}

export async function updateEndpoint(tx: Db, id: string, data: Prisma.WebhookEndpointUncheckedUpdateInput) {
  await tx.webhookEndpoint.update({ where: { id }, data });
}

/** The stored keys of an endpoint, which nobody else changes until the transaction ends; null when it is gone. */
export async function lockEndpointKeys(tx: Db, id: string): Promise<Uint8Array | null> {
  const rows = await tx.$queryRaw<{ keys: Uint8Array }[]>`
    select keys_sealed keys from webhook_endpoints where id = ${id}::uuid for update`;
  return rows[0]?.keys ?? null;
}

/** Deletes an endpoint with its deliveries. */
export async function removeEndpoint(tx: Db, id: string): Promise<void> {
  await tx.webhookEndpoint.deleteMany({ where: { id } });
}

/** Sends what waits for an endpoint to its address as it is now. */
export async function redirectWaiting(tx: Db, id: string): Promise<void> {
  await tx.$executeRaw`
    update deliveries d set url = w.url, origin = w.origin,
      next_at = case when d.claimed_at is null then now() else d.next_at end
    from webhook_endpoints w where w.id = ${id}::uuid and d.endpoint_id = w.id and d.status = 'waiting'`;
}

/** Ends what waits for an endpoint that was turned off. */
export async function endWaiting(tx: Db, id: string): Promise<void> {
  await tx.$executeRaw`
    update deliveries set status = 'failed', problem = 'switched_off', answer_status = null, noted_at = now(), next_at = null,
      claimed_at = null, configuration_sealed = null
    where endpoint_id = ${id}::uuid and status = 'waiting'`;
}

/** Turns an endpoint off that is on, with `isLong` only if it has failed for `MAX_FAILING_DAYS`. Null when that is not so. */
export async function turnOffRow(tx: Db, id: string, isLong: boolean) {
  const rows = await tx.$queryRaw<{ organizationId: string; origin: string }[]>`
    update webhook_endpoints set disabled_at = now()
    where id = ${id}::uuid and disabled_at is null
      and (not ${isLong} or failing_since < now() - make_interval(days => ${MAX_FAILING_DAYS}))
    returning organization_id "organizationId", origin`;
  return rows[0] ?? null;
}
