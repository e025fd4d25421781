import { APP_COLUMNS, type AppColumns, type AppRow, readApp } from "@/lib/apps/store";
import { BOUNDED, pool } from "@/lib/db";
import type { Capacity } from "@/lib/queue/limiter";

/** How long a claimed grant is out of other replicas' reach. */
const LEASE_MS = 45_000;
/** A renewal that has not begun by then is left to others: the call to Xero (10 s) and the saving need the rest. */
const BEGIN_WITHIN_MS = 25_000;

/** A grant that this process alone may renew for now, with all that renewing it takes. */
export type Claim = {
  id: string;
  version: number;
  organizationId: string;
  subject: string;
  status: "active" | "retrying";
  problem: string | null;
  failures: number;
  /** Nobody knows how the renewal before this one ended: whoever began it died, or was cut off. */
  isOrphan: boolean;
  /** Whether it is time to ask Xero which connections are left. */
  isCheckDue: boolean;
  tokensSealed: Buffer<ArrayBuffer>;
  app: AppRow;
  /** What pausing the app needs to know. */
  pausable: { problem: string | null; pauses: number };
  /** Names this claim among those of the grant. */
  claimedAt: Date;
  /** When it was asked for, by this process's own clock that nobody sets (`performance.now()`). */
  startedAt: number;
};

const CLAIM = `update grants g set renew_at = now() + interval '${LEASE_MS} ms', claimed_at = now()
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
    limit case when a.pauses > 0 then greatest(0, 1 - coalesce(known.running, 0)) else coalesce(known.capacity, $4) end
    for update skip locked
  ) g
  limit $1
) `;

/**
 * Claims grants that are due by the database's clock, the longest due of each app first: their next turn is pushed ahead, so
 * that other replicas pass them by and a crashed one loses nothing. An app is a lane. Of an app whose pause is over only one at a time, until it succeeds.
 */
export function claimDue(most: number, capacities: Capacity[], capacityOfOthers: number): Promise<Claim[]> {
  const ids = capacities.map(({ key }) => key);
  const values = [
    most,
    ids,
    capacities.map(({ capacity }) => capacity),
    capacityOfOthers,
    capacities.map(({ running }) => running),
  ];
  return claim("claim_due_grants", DUE + CLAIM, values);
}

const ONE = `with due as (
  select id, app_id, claimed_at from grants
  where id = $1 and version = $2 and renew_at is not null and status <> 'reconnect' and (claimed_at is null or renew_at <= now())
    and ($3 or ((status = 'active' or renew_at <= now())
      and not exists (select from apps a where a.id = grants.app_id and a.paused_until > now())))
  for update skip locked
) `;

/**
 * Claims one grant, due or not, unless it is being renewed or has been since that version. Unless somebody asks for it, a
 * grant that has failed before waits for its time, and one of a paused app for the end of the pause.
 */
export async function claimOne(id: string, version: number, isAsked: boolean): Promise<Claim | null> {
  return (await claim("claim_grant", ONE + CLAIM, [id, version, isAsked]))[0] ?? null;
}

/** Gives claims back that nothing was done with: they are due at once. */
export async function releaseClaims(claims: Claim[]): Promise<void> {
  await pool().query(
    `update grants g set renew_at = now() - interval '1 ms', claimed_at = null
      from unnest($1::uuid[], $2::timestamptz[]) mine(id, claimed_at) where g.id = mine.id and g.claimed_at = mine.claimed_at`,
    [claims.map(({ id }) => id), claims.map(({ claimedAt }) => claimedAt)],
  );
}

/** Whether a renewal may still begin. A process that was frozen wakes with claims that others have taken over. */
export function isLeaseFresh({ startedAt }: Claim): boolean {
  return performance.now() - startedAt < BEGIN_WITHIN_MS;
}

type Row = Omit<Claim, "app" | "startedAt"> & AppColumns & { appProblem: string | null; appPauses: number };

async function claim(name: string, text: string, values: unknown[]): Promise<Claim[]> {
  const startedAt = performance.now();
  const { rows } = await pool().query<Row>({ ...BOUNDED, name, text, values });
  return rows.map((row) => toClaim(row, startedAt));
}

function toClaim(row: Row, startedAt: number): Claim {
  const { id, version, organizationId, subject, status, problem, failures, isOrphan, isCheckDue, tokensSealed } = row;
  const grant = { id, version, organizationId, subject, status, problem, failures, isOrphan, isCheckDue, tokensSealed };
  const pausable = { problem: row.appProblem, pauses: row.appPauses };
  return { ...grant, app: readApp(row), pausable, claimedAt: row.claimedAt, startedAt };
}
