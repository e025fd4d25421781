import type { EventView } from "@/lib/audit-log/view";
import { type Lease, LEASE_MS, queryClaims, releaseClaims } from "@/lib/queue/lease";
import type { Capacity } from "@/lib/queue/limiter";

/** A delivery that this process alone may send for now, with all that sending needs; `attempts` before this one. */
export type Claim = Lease &
  Pick<EventView, "type" | "actor" | "data"> & { createdAt: Date; organizationId: string; instanceId: number } & {
    externalId: string | null;
    url: string;
    origin: string;
    configurationSealed: Buffer | null;
    attempts: number;
  };

// A loose index scan finds the origins with waiting deliveries, so that a million for one of them hides no other; it is skipped
// while nothing is due.
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
  returning d.id, d.url, d.origin, d.instance_id "instanceId", d.external_id "externalId", d.configuration_sealed "configurationSealed", d.attempts,
    d.claimed_at "claimedAt", e.organization_id "organizationId", e.type, e.actor, e.data, e.created_at "createdAt"`;

/** Claims up to `max` due deliveries, each origin's longest due first. They are due again when the lease ends. An origin is a lane. */
export function claimDue(max: number, lanes: Capacity[], defaultCapacity: number): Promise<Claim[]> {
  const values = [max, lanes.map(({ key }) => key), lanes.map(({ capacity }) => capacity), defaultCapacity];
  return queryClaims<Claim>("claim_due_deliveries", CLAIM, values);
}

/** Makes claimed deliveries due again that were not begun. */
export function releaseDeliveries(claims: Claim[]): Promise<void> {
  return releaseClaims("deliveries", "next_at", claims);
}
