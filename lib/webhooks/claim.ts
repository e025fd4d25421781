import { BOUNDED, pool } from "@/lib/db";
import type { EventType, EventView } from "@/lib/audit-log/view";
import type { Capacity } from "@/lib/queue/limiter";

/** How long a claimed delivery is out of other replicas' reach. */
const LEASE_MS = 45_000;
/** A try that has not begun by then is left to others: the call (10 s) and its noting need the rest. */
const BEGIN_WITHIN_MS = 25_000;

/** A delivery that this process alone may send for now, with all that sending it takes. */
export type Claim = {
  id: string;
  url: string;
  origin: string;
  organizationId: string;
  instanceId: number;
  type: EventType;
  actor: string | null;
  data: EventView["data"];
  createdAt: Date;
  configurationSealed: Buffer | null;
  /** Before this one. */
  tries: number;
  /** Names this claim among those of the delivery. */
  claimedAt: Date;
  /** When it was asked for, by this process's own clock that nobody sets (`performance.now()`). */
  startedAt: number;
};

// Each origin that has something waiting is stepped to by the index, so that a million for one of them hides no other; but
// none while nothing is due.
const CLAIM = `with recursive origins as (
    (select origin from deliveries where next_at is not null and exists (select from deliveries where next_at <= now())
      order by origin limit 1)
    union all
    select (select d.origin from deliveries d where d.next_at is not null and d.origin > o.origin order by d.origin limit 1)
    from origins o where o.origin is not null
  ), due as materialized (
    select d.id
    from (select origin from origins where origin is not null order by random()) o
    left join unnest($2::text[], $3::int[]) known(origin, capacity) on known.origin = o.origin
    cross join lateral (
      select id from deliveries
      where origin = o.origin and next_at <= now()
      order by next_at
      limit coalesce(known.capacity, $4)
      for update skip locked
    ) d
    limit $1
  )
  update deliveries d set next_at = now() + interval '${LEASE_MS} ms', claimed_at = now()
  from due, events e
  where d.id = due.id and e.id = d.event_id
  returning d.id, d.url, d.origin, d.instance_id "instanceId", d.configuration_sealed "configurationSealed", d.tries,
    d.claimed_at "claimedAt", e.organization_id "organizationId", e.type, e.actor, e.data, e.created_at "createdAt"`;

/**
 * Claims deliveries that are due by the database's clock, the longest due of each origin first: their next turn is pushed ahead,
 * so that other replicas pass them by. What a crashed one held is due again then.
 */
export async function claimDue(most: number, capacities: Capacity[], capacityOfOthers: number): Promise<Claim[]> {
  const startedAt = performance.now();
  const values = [most, capacities.map(({ key }) => key), capacities.map(({ capacity }) => capacity), capacityOfOthers];
  const { rows } = await pool().query<Omit<Claim, "startedAt">>({
    ...BOUNDED,
    name: "claim_due_deliveries",
    text: CLAIM,
    values,
  });
  return rows.map((row) => Object.assign(row, { startedAt }));
}

/** Gives claims back that nothing was done with: they are due at once. */
export async function releaseClaims(claims: Claim[]): Promise<void> {
  await pool().query(
    `update deliveries d set next_at = now(), claimed_at = null
      from unnest($1::uuid[], $2::timestamptz[]) mine(id, claimed_at) where d.id = mine.id and d.claimed_at = mine.claimed_at`,
    [claims.map(({ id }) => id), claims.map(({ claimedAt }) => claimedAt)],
  );
}

/** Whether a try may still begin. A process that was frozen wakes with claims that others have taken over. */
export function isLeaseFresh({ startedAt }: Claim): boolean {
  return performance.now() - startedAt < BEGIN_WITHIN_MS;
}
