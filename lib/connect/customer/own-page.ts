import { listEventsOfInstances, presentEvent } from "@/lib/audit-log/record";
import { CALL_COUNT_DAYS, listLastCalls } from "@/lib/instances/call-counts";
import { presentStatus } from "@/lib/instances/present";
import type { InstanceStatus } from "@/lib/instances/status";
import type { InstanceRow } from "@/lib/instances/store";
import { accessOf } from "@/lib/xero/customer-access";
import { type Customer, listOwn } from "./own";
import { happeningOf } from "./happenings";
import type { ConnectionView, DisconnectView, Happening, OwnView } from "./view";

const SHOWN = 40;
const RECORDED = 10_000;

const STATUSES: Record<InstanceStatus, ConnectionView["status"]> = {
  reconnect: "reconnect",
  expired: "reconnect",
  expiring: "reconnect",
  retrying: "connected",
  connected: "connected",
  disabled: "paused",
};

const ORDER: ConnectionView["status"][] = ["reconnect", "paused", "connected"];

/** What the customer's own page shows; what needs its reader comes first. */
export async function ownPage(customer: Customer): Promise<OwnView> {
  const rows = await listOwn(customer);
  const used = await listLastCalls(rows.map(({ id }) => id));
  const connections = rows.map((row) => connectionView(row, used.get(row.id) ?? null));
  return {
    hostId: customer.organizationId,
    host: customer.host,
    connections: connections.toSorted((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status)),
    happenings: await happeningsOf(customer, rows, SHOWN),
  };
}

/** What is asked before a connection is ended; null when it is not the customer's. */
export async function disconnectPage(customer: Customer, id: number): Promise<DisconnectView | null> {
  const rows = await listOwn(customer);
  const row = rows.find((each) => each.id === id);
  if (!row) return null;
  const { organizationId: hostId } = customer;
  return { hostId, host: customer.host, id, name: row.organisationName, others: rows.length - 1 };
}

/** All that was noted about the customer's connections, newest first: nothing of the host's people is in it. */
export async function ownRecord(customer: Customer): Promise<Happening[]> {
  return happeningsOf(customer, await listOwn(customer), RECORDED);
}

async function happeningsOf({ organizationId }: Customer, rows: InstanceRow[], most: number): Promise<Happening[]> {
  const names = new Map(rows.map(({ id, organisationName }) => [id, organisationName]));
  const events = await listEventsOfInstances(organizationId, [...names.keys()], most);
  return events.flatMap(({ instanceId, ...event }) => {
    const { id, type, at } = presentEvent(event);
    const what = happeningOf(type);
    return what ? [{ id, at, what, business: names.get(instanceId ?? 0) ?? "" }] : [];
  });
}

function connectionView(row: InstanceRow, lastUseAt: Date | null): ConnectionView {
  const { app, scopes } = row.grant;
  return {
    id: row.id,
    name: row.organisationName,
    status: STATUSES[presentStatus(row)],
    lastUseAt: lastUseAt?.toISOString() ?? null,
    since: row.createdAt.toISOString(),
    isNew: row.createdAt.getTime() > Date.now() - CALL_COUNT_DAYS * 24 * 60 * 60_000,
    access: accessOf({ protocol: app.protocol, scopes }),
  };
}
