import { APP_COLUMNS, type AppColumns, type AppRow, readApp } from "@/lib/apps/store";
import { type Lease, LEASE_MS, queryClaims, releaseClaims } from "@/lib/queue/lease";
import type { Capacity } from "@/lib/queue/limiter";
import { laneRate } from "@/lib/queue/rate";

/** A grant that this process alone may renew for now, with everything its renewal needs. */
export type Claim = Lease & {
  version: number;
  organizationId: string;
  subject: string;
  status: "active" | "retrying";
  problem: string | null;
  failures: number;
  /** The outcome of the renewal before this one is unknown: the process that began it died or was cut off. */
  isOrphan: boolean;
  isCheckDue: boolean;
  tokensSealed: Buffer<ArrayBuffer>;
  app: AppRow;
  pausable: { problem: string | null; pauses: number };
};

/**
 * Renewals of an app in a second. Xero documents no limit of its token endpoint, and allows an app 10,000 API calls a minute
 * (xero-protocol B.6): these are 9,600. 100,000 grants whose tokens are all of the same second are renewed before their
 * end; spread over the life of their tokens, as they usually are, they take 90 a second.
 */
export const RENEWALS_PER_SECOND = 160;

const RATE = laneRate("renewals", RENEWALS_PER_SECOND);

const CLAIM = `, spent as (${RATE.spend("due", "app_id::text")})
  update grants g set renew_at = now() + interval '${LEASE_MS} ms', claimed_at = now()
  from due join apps a on a.id = due.app_id join grant_tokens t on t.grant_id = due.id
  where g.id = due.id
  returning g.id, g.version, g.organization_id "organizationId", g.subject, g.status, g.problem, g.failures,
    g.claimed_at "claimedAt", due.claimed_at is not null "isOrphan", g.checked_at < now() - interval '6 hours' "isCheckDue",
    t.tokens_sealed "tokensSealed",
    a.problem "appProblem", a.pauses "appPauses", ${APP_COLUMNS}`;

const DUE = `with due as materialized (
  select g.id, g.app_id, g.claimed_at
  from (select id, pauses from apps where paused_until is null or paused_until <= now() order by random()) a
  left join unnest($2::uuid[], $3::int[], $5::int[]) known(app_id, capacity, running) on known.app_id = a.id
  cross join lateral (
    select id, app_id, claimed_at from grants
    where app_id = a.id and renew_at <= now() and status <> 'reconnect'
    order by renew_at
    limit case when a.pauses > 0 then greatest(0, 1 - coalesce(known.running, 0)) else least(coalesce(known.capacity, $4), ${RATE.left("a.id::text")}) end
    for update skip locked
  ) g
  limit $1
)`;

/**
 * Claims up to `max` grants that are due by the database's clock, the longest due of each app first. Their due time moves to
 * the end of the lease, so that other replicas skip them and a crash loses nothing. An app is a lane; one whose pause is over
 * gets one renewal at a time until one succeeds. Those that pages and calls ask for do not wait for the rate, but count.
 */
export function claimDue(max: number, lanes: Capacity[], defaultCapacity: number): Promise<Claim[]> {
  const apps = lanes.map(({ key }) => key);
  const capacities = lanes.map(({ capacity }) => capacity);
  const running = lanes.map((lane) => lane.running);
  return claim("claim_due_grants", DUE + CLAIM, [max, apps, capacities, defaultCapacity, running]);
}

const ONE = `with due as (
  select id, app_id, claimed_at from grants
  where id = $1 and version = $2 and renew_at is not null and status <> 'reconnect' and (claimed_at is null or renew_at <= now())
    and ($3 or ((status = 'active' or renew_at <= now())
      and not exists (select from apps a where a.id = grants.app_id and a.paused_until > now())))
  for update skip locked
)`;

/**
 * Claims one grant, due or not. Null while it is being renewed or when it has been since `version`; unless the renewal is
 * manual, also while a failed grant waits for its retry or its app is paused.
 */
export async function claimOne(id: string, version: number, isManual: boolean): Promise<Claim | null> {
  return (await claim("claim_grant", ONE + CLAIM, [id, version, isManual]))[0] ?? null;
}

/** Makes claimed grants due again whose renewal was not begun. */
export function releaseGrants(claims: Claim[]): Promise<void> {
  return releaseClaims("grants", "renew_at", claims);
}

type Row = Omit<Claim, "app" | "pausable"> & AppColumns & { appProblem: string | null; appPauses: number };

async function claim(name: string, text: string, values: unknown[]): Promise<Claim[]> {
  return (await queryClaims<Row>(name, text, values)).map(toClaim);
}

function toClaim({ appProblem, appPauses, ...row }: Row): Claim {
  return { ...row, app: readApp(row), pausable: { problem: appProblem, pauses: appPauses } };
}
