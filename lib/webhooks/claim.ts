import { type Lease, LEASE_MS, queryClaims, releaseClaims } from "@/lib/queue/lease";
import type { Capacity } from "@/lib/queue/limiter";
import { laneRate } from "@/lib/queue/rate";
import type { SentEvent } from "./view";

/** A delivery that this process alone may send for now, with all that sending needs; `attempts` before this one. */
export type Claim = Lease &
  Pick<SentEvent, "type" | "actor" | "data"> & {
    createdAt: Date;
    organizationId: string;
    instanceId: number | null;
  } & {
    externalId: string | null;
    url: string;
    origin: string;
    /** Of the instance's own webhook. */
    configurationSealed: Buffer | null;
    /** Set where it is for an endpoint of the organization: as that is now. */
    endpoint: { id: string; keysSealed: Buffer; isOn: boolean; failingSince: Date | null } | null;
    attempts: number;
  };

type Row = Omit<Claim, "endpoint"> & {
  endpointId: string | null;
  keysSealed: Buffer | null;
  isOn: boolean;
  failingSince: Date | null;
};

/** Deliveries to one origin at the same moment, by all servers together: those that claim at once may send more for a moment. */
export const AT_ONCE = 8;

const RATE = laneRate("deliveries", 50);

// A loose index scan finds the origins with waiting deliveries, so that a million for one of them hides no other; it is skipped
// while nothing is due.
const CLAIM = `with recursive origins as (
    (select origin from deliveries where next_at is not null and exists (select from deliveries where next_at <= now())
      order by origin limit 1)
    union all
    select (select d.origin from deliveries d where d.next_at is not null and d.origin > o.origin order by d.origin limit 1)
    from origins o where o.origin is not null
  ), due as materialized (
    select d.id, d.endpoint_id, o.origin
    from (select origin from origins where origin is not null order by random()) o
    left join unnest($2::text[], $3::int[]) known(origin, capacity) on known.origin = o.origin
    cross join lateral (
      select id, endpoint_id from deliveries
      where origin = o.origin and next_at <= now()
      order by next_at
      limit least(coalesce(known.capacity, $4), ${RATE.left("o.origin")}, greatest(0, ${AT_ONCE} -
        (select count(*) from deliveries c where c.origin = o.origin and c.claimed_at is not null and c.next_at > now())))
      for update skip locked
    ) d
    limit $1
  ), spent as (${RATE.spend("due", "origin")})
  update deliveries d set next_at = now() + interval '${LEASE_MS} ms', claimed_at = now()
  from due left join webhook_endpoints w on w.id = due.endpoint_id, sent_events e
  where d.id = due.id and e.id = coalesce(d.event_id, d.xero_event_id)
  returning d.id, coalesce(w.url, d.url) url, d.origin, e.instance_id "instanceId", d.external_id "externalId",
    d.configuration_sealed "configurationSealed",
    d.attempts, w.id "endpointId", w.keys_sealed "keysSealed", w.disabled_at is null "isOn", w.failing_since "failingSince",
    d.claimed_at "claimedAt", e.organization_id "organizationId", e.type, e.actor, e.data, e.created_at "createdAt"`;

/** Claims up to `max` due deliveries, each origin's longest due first. They are due again when the lease ends. An origin is a lane. */
export async function claimDue(max: number, lanes: Capacity[], defaultCapacity: number): Promise<Claim[]> {
  const values = [max, lanes.map(({ key }) => key), lanes.map(({ capacity }) => capacity), defaultCapacity];
  return (await queryClaims<Row>("claim_due_deliveries", CLAIM, values)).map(toClaim);
}

function toClaim({ endpointId: id, keysSealed, isOn, failingSince, ...row }: Row): Claim {
  return { ...row, endpoint: id !== null && keysSealed ? { id, keysSealed, isOn, failingSince } : null };
}

/** Makes claimed deliveries due again that were not begun. */
export function releaseDeliveries(claims: Claim[]): Promise<void> {
  return releaseClaims("deliveries", "next_at", claims);
}
