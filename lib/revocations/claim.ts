import { type Lease, LEASE_MS, queryClaims, releaseClaims } from "@/lib/queue/lease";
import type { Capacity } from "@/lib/queue/limiter";
import { laneRate } from "@/lib/queue/rate";
import type { XeroConsent } from "./consent";

/** What this process alone may end for now. */
export type Claim = Lease &
  XeroConsent & {
    organizationId: string | null;
    instanceId: number | null;
    organisation: string | null;
    connectionId: string | null;
    authEventId: string | null;
    secretsSealed: Buffer<ArrayBuffer> | null;
    attempts: number;
    /** How long ago it was queued. */
    ageMs: number;
  };

const RATE = laneRate("revocations", 10);

const CLAIM = `, spent as (${RATE.spend("due", "client_id")})
  update revocations r set next_at = now() + interval '${LEASE_MS} ms', claimed_at = now(), begun_at = null
  from due where r.id = due.id
  returning r.id, r.claimed_at "claimedAt", r.organization_id "organizationId", r.instance_id "instanceId", r.organisation,
    r.client_id "clientId", r.xero_user "xeroUser", r.connection_id "connectionId", r.auth_event_id "authEventId",
    r.secrets_sealed "secretsSealed", r.attempts, extract(epoch from now() - r.created_at)::float8 * 1000 "ageMs"`;

const DUE = `with due as materialized (
    select r.id, c.client_id from (select distinct client_id from revocations where next_at <= now()) c
    left join unnest($2::text[], $3::int[]) known(client_id, capacity) on known.client_id = c.client_id
    cross join lateral (
      select id from revocations where client_id = c.client_id and next_at <= now()
      order by next_at limit least(coalesce(known.capacity, $4), ${RATE.left("c.client_id")}) for update skip locked
    ) r
    limit $1
  )`;

/** Claims up to `max` that are due, each client id's longest due first. A client id is a lane. */
export function claimDue(max: number, lanes: Capacity[], defaultCapacity: number): Promise<Claim[]> {
  const values = [max, lanes.map(({ key }) => key), lanes.map(({ capacity }) => capacity), defaultCapacity];
  return queryClaims<Claim>("claim_due_revocations", DUE + CLAIM, values);
}

const THESE = `with due as (
    select id, client_id from revocations where id = any($1::uuid[]) and claimed_at is null for update skip locked
  )`;

/** Claims these, due or not, unless the queue was faster. */
export function claimThese(ids: string[]): Promise<Claim[]> {
  return queryClaims<Claim>("claim_revocations", THESE + CLAIM, [ids]);
}

/** Makes claimed ones due again that were not begun. */
export function releaseRevocations(claims: Claim[]): Promise<void> {
  return releaseClaims("revocations", "next_at", claims);
}
