import { randomUUID } from "node:crypto";
import { getApp, listApps } from "@/lib/apps/store";
import type { EventType } from "@/lib/audit-log/event-types";
import { recordEvent } from "@/lib/audit-log/record";
import { type Caller, requireAdminRole } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError, InputError } from "@/lib/errors";
import { isUuid } from "@/lib/validation";
import { newKeys } from "./keys";
import {
  createEndpoint,
  type EndpointRow,
  endWaiting,
  findEndpoint,
  listEndpointRows,
  lockEndpointCount,
  redirectWaiting,
  removeEndpoint,
  updateEndpoint,
} from "./store";
import {
  type DeliverableType,
  type EndpointChange,
  type EndpointView,
  type EndpointWithKey,
  MAX_ENDPOINTS,
} from "./view";

/** The organization's endpoint. Throws `forbidden`, `not_found`. */
export async function requireEndpoint(caller: Caller, id: string): Promise<EndpointRow> {
  requireAdminRole(caller, "manage webhooks");
  const row = isUuid(id) ? await findEndpoint(caller.organizationId, id) : null;
  if (!row) throw new GangwayError("not_found", "There is no such webhook.");
  return row;
}

/** The same while it is on. Throws `conflict`. */
export async function requireEndpointOn(caller: Caller, id: string): Promise<EndpointRow> {
  const row = await requireEndpoint(caller, id);
  if (row.disabledAt) throw new GangwayError("conflict", "This webhook is off. Turn it on first.");
  return row;
}

/** What the audit log says of an endpoint. Only the origin of the address, because the rest may be as good as a password. */
export const aboutEndpoint = ({ id, origin }: Pick<EndpointRow, "id" | "origin">) => ({ endpoint: id, to: origin });

export async function listEndpoints(caller: Caller): Promise<EndpointView[]> {
  requireAdminRole(caller, "manage webhooks");
  const rows = await listEndpointRows(caller.organizationId);
  return rows.length > 0 ? present(caller, rows) : [];
}

export async function getEndpoint(caller: Caller, id: string): Promise<EndpointView> {
  return (await present(caller, [await requireEndpoint(caller, id)]))[0]!;
}

/** Creates an endpoint, with a new signature key. Throws `forbidden`, `invalid_request`, and `conflict` where there are `MAX_ENDPOINTS`. */
export async function addEndpoint(caller: Caller, wanted: EndpointChange): Promise<EndpointWithKey> {
  requireAdminRole(caller, "manage webhooks");
  const { organizationId } = caller;
  const { url, eventTypes = [], tag = null, app = null, enabled = true } = wanted;
  if (url === undefined) throw new GangwayError("invalid_request", "Required entries are missing: url.");
  await requireApp(caller, app);
  const id = randomUUID();
  const { origin } = new URL(url);
  const { key, keysSealed } = newKeys({ id, organizationId }, null);
  const disabledAt = enabled ? null : new Date();
  await transaction(async (tx) => {
    if ((await lockEndpointCount(tx, organizationId)) >= MAX_ENDPOINTS)
      throw new GangwayError("conflict", `An organization has at most ${MAX_ENDPOINTS} webhooks. Delete one first.`);
    await createEndpoint(tx, { id, organizationId, url, origin, eventTypes, tag, appId: app, keysSealed, disabledAt });
    await recordEvent(tx, caller, { type: "webhook.endpoint_created", data: aboutEndpoint({ id, origin }) });
  });
  return { endpoint: await getEndpoint(caller, id), signatureKey: key };
}

/** Changes an endpoint, and records what really changed. What waits follows to a new address, and ends when it is turned off. */
export async function changeEndpoint(caller: Caller, id: string, wanted: EndpointChange): Promise<EndpointView> {
  const row = await requireEndpoint(caller, id);
  const { enabled, app, url = row.url, eventTypes = row.eventTypes, tag = row.tag } = wanted;
  if (app !== row.appId) await requireApp(caller, app ?? null);
  const next = { url, origin: new URL(url).origin, eventTypes, tag, appId: app === undefined ? row.appId : app };
  const isChanged = Object.entries(next).some(
    ([name, value]) => String(value) !== String(row[name as keyof typeof next]),
  );
  const isSwitched = enabled !== undefined && enabled !== (row.disabledAt === null);
  if (!isChanged && !isSwitched) return getEndpoint(caller, id);
  const record = async (tx: Parameters<typeof recordEvent>[0], type: EventType) =>
    recordEvent(tx, caller, { type, data: aboutEndpoint({ id, origin: next.origin }) });
  await transaction(async (tx) => {
    await updateEndpoint(tx, id, { ...next, ...(isSwitched && switched(enabled)) });
    if (isChanged) await record(tx, "webhook.endpoint_changed");
    if (isSwitched) await record(tx, enabled ? "webhook.endpoint_turned_on" : "webhook.endpoint_turned_off");
    await (isSwitched && !enabled ? endWaiting(tx, id) : redirectWaiting(tx, id));
  });
  return getEndpoint(caller, id);
}

const switched = (enabled: boolean) => ({ disabledAt: enabled ? null : new Date(), failingSince: null });

/** Deletes an endpoint with its deliveries, also those that wait. */
export async function deleteEndpoint(caller: Caller, id: string): Promise<void> {
  const row = await requireEndpoint(caller, id);
  await transaction(async (tx) => {
    await removeEndpoint(tx, id);
    await recordEvent(tx, caller, { type: "webhook.endpoint_deleted", data: aboutEndpoint(row) });
  });
}

/** Sends an endpoint a test event. Throws `conflict` when it is off. */
export async function testEndpoint(caller: Caller, id: string): Promise<void> {
  const row = await requireEndpointOn(caller, id);
  await transaction((tx) => recordEvent(tx, caller, { type: "webhook.tested", data: aboutEndpoint(row) }));
}

async function requireApp({ organizationId }: Caller, app: string | null): Promise<void> {
  if (app !== null && !(isUuid(app) && (await getApp(organizationId, app))))
    throw new InputError("app", "is not the id of an app of this organization.");
}

async function present({ organizationId }: Caller, rows: EndpointRow[]): Promise<EndpointView[]> {
  const apps = rows.some(({ appId }) => appId !== null) ? await listApps(organizationId) : [];
  return rows.map(({ id, url, eventTypes, tag, appId, disabledAt, failingSince, createdAt }) => ({
    id,
    url,
    eventTypes: eventTypes as DeliverableType[],
    tag,
    app: appId === null ? null : { id: appId, name: apps.find((app) => app.id === appId)?.name ?? null },
    enabled: disabledAt === null,
    failingSince: failingSince?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }));
}
