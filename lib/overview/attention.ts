import type { Scope } from "@/lib/caller";
import { countConnections } from "@/lib/apps/store";
import { pool } from "@/lib/db";
import { areRenewalsBegun } from "@/lib/grants/renewals-begun";
import type { AppKind, Protocol } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { tierEndingAt } from "@/lib/xero/tiers";
import type { Counted } from "./live-counts";
import { type AttentionItem, LIVE_CAP } from "./view";

type AppItem = Extract<AttentionItem, { kind: "app" }>;

const ORDER = [
  "no_worker",
  "reconnect",
  "app",
  "expired",
  "expiring",
  "tier",
] as const satisfies AttentionItem["kind"][];

/** Items that need attention, most urgent first. Apps and workers are for admins only. */
export async function attentionTo({ organizationId, ownerId }: Scope, counted: Counted[]): Promise<AttentionItem[]> {
  const items = await Promise.all([
    ...counted.map((found) => ofInstances(found)),
    ...(ownerId === null ? [refusedApps(organizationId), appsNearTier(organizationId), noWorker(organizationId)] : []),
  ]);
  return items.flat().toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

async function noWorker(organizationId: string): Promise<AttentionItem[]> {
  return (await areRenewalsBegun(organizationId)) ? [] : [{ kind: "no_worker" }];
}

async function ofInstances({ status, count, firstEnd, firstId }: Counted): Promise<AttentionItem[]> {
  if (status !== "reconnect" && status !== "expired" && status !== "expiring") return [];
  const { name, since } = await readFirst(firstId);
  const first = count >= LIVE_CAP ? null : status === "reconnect" ? since : firstEnd;
  const only = count === 1 && name !== null ? { id: firstId, name } : null;
  return [{ kind: status, count, first: first?.toISOString() ?? null, only }];
}

async function readFirst(id: number): Promise<{ name: string | null; since: Date | null }> {
  const { rows } = await pool().query<{ name: string; since: Date | null }>(
    `select i.name, coalesce(i.removed_at, (
        select e.created_at from events e where e.instance_id = i.id and e.type = 'grant.reconnect_needed'
        order by e.id desc limit 1)) since
      from instances i where i.id = $1`,
    [id],
  );
  return rows[0] ?? { name: null, since: null };
}

type RefusedApp = Pick<AppItem, "id" | "name" | "problem" | "instances"> & Record<"since" | "firstEnd", Date | null>;

async function refusedApps(organizationId: string): Promise<AttentionItem[]> {
  const { rows } = await pool().query<RefusedApp>(
    `select a.id, a.name, a.problem, a.problem_since since, of_app.instances, of_app."firstEnd"
      from apps a cross join lateral (
        select count(*)::int instances, min(expires_at) filter (where expires_at > now()) "firstEnd"
        from (select g.expires_at from grants g join instances i on i.grant_id = g.id
          where g.app_id = a.id limit ${LIVE_CAP}) used
      ) of_app
      where a.organization_id = $1 and a.problem is not null order by a.name limit 20`,
    [organizationId],
  );
  return rows.map(ofApp);
}

function ofApp({ since, firstEnd, ...app }: RefusedApp): AttentionItem {
  const endsAt = (app.instances < LIVE_CAP && firstEnd?.toISOString()) || null;
  return { ...app, kind: "app", since: since?.toISOString() ?? null, firstEnd: endsAt };
}

type Tiered = { id: string; name: string; kind: AppKind; protocol: Protocol; connectionCount: number };

/**
 * Apps of OAuth 2.0 that have nearly as many connections as one of Xero's tiers allows, or just as many. Which these may be, the
 * counts of their instances tell, which are kept; so one that has several instances of an organisation may be missed.
 */
async function appsNearTier(organizationId: string): Promise<AttentionItem[]> {
  const { rows } = await pool().query<Tiered>(
    `select id, name, kind, protocol, connection_count "connectionCount" from apps
      where organization_id = $1 and connection_count > 0 order by name`,
    [organizationId],
  );
  const near = rows.filter((app) => protocolOf(app).hasTiers && tierEndingAt(app.connectionCount));
  const items = await Promise.all(near.map(async (app) => ofTier(app, await countConnections(app))));
  return items.flat();
}

function ofTier({ id, name }: { id: string; name: string }, connections: number): AttentionItem[] {
  const ends = tierEndingAt(connections);
  return ends ? [{ kind: "tier", id, name, connections, ...ends }] : [];
}
