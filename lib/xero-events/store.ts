import { db, type Db, pool } from "@/lib/db";
import type { XeroChange } from "@/lib/xero/webhook";
import { deleteInBatches } from "@/lib/delete-in-batches";
import { env } from "@/lib/env";

/** What an app's webhook is signed with, encrypted, and whose app it is; null without a key, and for text that is no id of an app. */
export async function findKey(appId: string) {
  const { rows } = await pool().query<{ organizationId: string; keySealed: Buffer }>({
    name: "find_xero_webhook_key",
    text: `select a.organization_id "organizationId", w.key_sealed "keySealed"
      from xero_webhooks w join apps a on a.id = w.app_id where w.app_id = $1`,
    values: [appId],
  });
  return rows[0] ?? null;
}

export function findWebhook(appId: string) {
  return db().xeroWebhook.findUnique({ where: { appId }, omit: { keySealed: true } });
}

/** Of one organization's apps, or of all; the newest 50. */
export function listWebhooks(organizationId: string | null) {
  return db().xeroWebhook.findMany({
    where: organizationId ? { app: { organizationId } } : {},
    select: { receivedAt: true, refusedAt: true, app: { select: { id: true, name: true } } },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
}

/** Saves a key, in place of another one with what came of that. */
export async function saveKey(tx: Db, appId: string, keySealed: Uint8Array<ArrayBuffer>): Promise<void> {
  await tx.xeroWebhook.deleteMany({ where: { appId } });
  await tx.xeroWebhook.create({ data: { appId, keySealed } });
}

/** Returns whether there was one. */
export async function deleteKey(tx: Db, appId: string): Promise<boolean> {
  return (await tx.xeroWebhook.deleteMany({ where: { appId } })).count > 0;
}

/** Written at most once a minute: a stranger may send many. */
export async function noteRefused(appId: string): Promise<void> {
  await pool().query({
    name: "note_xero_webhook_refused",
    text: `update xero_webhooks set refused_at = now()
      where app_id = $1 and (refused_at is null or refused_at < now() - interval '1 minute')`,
    values: [appId],
  });
}

/**
 * $1 the app, $2 its organization, $3 events that could not be read, and the changes. A repeat is known by what changed and when,
 * not by Xero's sequence numbers: those begin anew with a webhook that is created again, and would then hide changes that are new.
 */
const STORE = `with reported as (
    select * from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::jsonb[])
      with ordinality r(tenant, category, type, resource, at, data, place)
  ), routed as (
    select r.*, i.id instance_id, i.grant_id, i.removed_at from reported r
    join instances i on i.app_id = $1 and i.organization_id = $2 and i.xero_id = r.tenant
  ), stored as (
    insert into xero_events (id, organization_id, instance_id, category, type, resource_id, happened_at, data)
    select nextval('events_id_seq'), $2, instance_id, category, type, resource, at, data
    from (select * from routed order by place, instance_id) r
    on conflict do nothing
  ), lost as (
    select $3 + count(*) count from reported r where not exists (select from routed where routed.place = r.place)
  ), noted as (
    update xero_webhooks w set received_at = now(), dropped = w.dropped + lost.count from lost
    where app_id = $1 and (lost.count > 0 or received_at is null or received_at < now() - interval '1 minute')
  )
  select distinct grant_id "grantId" from routed where removed_at is not null`;

/**
 * Stores changes for each instance of their organisations, each once, with the deliveries of who wants them, which a trigger makes.
 * Returns the grants of instances that were taken for disconnected.
 */
export async function storeChanges(
  app: { id: string; organizationId: string },
  changes: XeroChange[],
  unreadable: number,
): Promise<string[]> {
  const column = <Name extends keyof XeroChange>(name: Name) => changes.map((change) => change[name]);
  const columns = [column("tenantId"), column("category"), column("type"), column("resourceId"), column("happenedAt")];
  const { rows } = await pool().query<{ grantId: string }>({
    name: "store_xero_changes",
    text: STORE,
    values: [app.id, app.organizationId, unreadable, ...columns, changes.map(({ data }) => JSON.stringify(data))],
  });
  return rows.map(({ grantId }) => grantId);
}

/** The newest change of an instance that is still kept. */
export function findLastChange(organizationId: string, instanceId: number) {
  const select = { happenedAt: true, category: true, type: true } as const;
  return db().xeroEvent.findFirst({ where: { organizationId, instanceId }, select, orderBy: { happenedAt: "desc" } });
}

/** Deletes changes that are as old as the settings say, and of which no delivery is kept any more. */
export function deleteOldChanges(): Promise<void> {
  const where = `created_at < now() - make_interval(days => $1)
    and not exists (select from deliveries d where d.xero_event_id = xero_events.id)`;
  return deleteInBatches("xero_events", { where, values: [env().KEEP_CHANGES_DAYS] });
}
