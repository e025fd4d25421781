import type { Scope } from "@/lib/caller";
import { pool } from "@/lib/db";
import type { InstanceStatus } from "@/lib/instances/status";
import { TOTAL_CAP } from "@/lib/instances/view";
import { STATUS_SQL } from "./status-sql";
import { LIVE_CAP } from "./view";

/** Instances of one status: how many, the token that ends or ended first, and whose it is. */
export type Counted = { status: InstanceStatus; count: number; firstEnd: Date; firstId: number };

export type LiveCounts = {
  total: number;
  /** What is missing is none, but for `connected`, unless all were counted. */
  counted: Counted[];
  /** Every instance was looked at; else a status was counted up to LIVE_CAP. */
  isExact: boolean;
};

/** One that is switched off belongs to no other status, and one that was removed in Xero needs a reconnect. */
const THERE = "i.disabled_at is null and i.removed_at is null";
const WELL_GRANTED = "g.organization_id = $1 and g.status <> 'reconnect'";
const NEVER_RENEWED = `${WELL_GRANTED} and g.renew_at is null`;
const RENEWED = `${WELL_GRANTED} and g.renew_at is not null`;
const SOON = "now() + interval '10 minutes'";

/** Conditions on a grant that its index knows in this order, and on its instances. */
const ofGrants = (grants: string, instances = THERE) =>
  `(select i.id, g.expires_at from grants g join instances i on i.grant_id = g.id
    where ${grants} and ${instances} order by g.organization_id, g.expires_at limit ${LIVE_CAP})`;

/**
 * What is not well, as STATUS_SQL has it, but each status is found by indexes of its own and those that are well are not
 * read: of a million instances nearly all are. No instance is in two parts.
 */
const NOT_WELL: Record<Exclude<InstanceStatus, "connected">, string[]> = {
  disabled: [
    `(select i.id, null::timestamptz expires_at from instances i
      where i.organization_id = $1 and i.disabled_at is not null limit ${LIVE_CAP})`,
  ],
  reconnect: [
    ofGrants("g.organization_id = $1 and g.status = 'reconnect'", "i.disabled_at is null"),
    `(select i.id, g.expires_at from instances i join grants g on g.id = i.grant_id
      where i.organization_id = $1 and i.removed_at is not null and i.disabled_at is null and g.status <> 'reconnect' limit ${LIVE_CAP})`,
  ],
  expired: [ofGrants(`${NEVER_RENEWED} and g.expires_at <= now()`)],
  expiring: [ofGrants(`${NEVER_RENEWED} and g.expires_at > now() and g.expires_at <= ${SOON}`)],
  retrying: [
    ofGrants(`${RENEWED} and g.expires_at <= now()`),
    ofGrants(`${RENEWED} and g.status = 'retrying' and g.expires_at > now()`),
    ofGrants(`${NEVER_RENEWED} and g.status = 'retrying' and g.expires_at > ${SOON}`),
  ],
};

const FOUND = 'count(*)::int count, min(expires_at) "firstEnd", (array_agg(id order by expires_at))[1] "firstId"';

const OF_ORGANIZATION = Object.entries(NOT_WELL)
  .map(
    ([status, parts]) =>
      `select '${status}' status, ${FOUND} from (select * from (${parts.join(" union all ")}) parts limit ${LIVE_CAP}) found having count(*) > 0`,
  )
  .join(" union all ");

/** Triggers keep the counts of apps, and every instance has one. */
const TOTAL = "select coalesce(sum(instance_count), 0)::int total from apps where organization_id = $1";

const countEach = (instances: string) => `select status, ${FOUND} from (
    select i.id, g.expires_at, ${STATUS_SQL} status from instances i join grants g on g.id = i.grant_id
    where ${instances} limit ${TOTAL_CAP}
  ) found group by status`;
const EACH_OF_MEMBER = countEach("i.organization_id = $1 and i.created_by_id = $2");
const EACH_OF_ORGANIZATION = countEach("i.organization_id = $1");

/**
 * Counts instances as they are now: of a member everything they connected; of an organization what is not well up to LIVE_CAP
 * each, or everything where one of these is reached and everything is not many.
 */
export async function countLive({ organizationId, ownerId }: Scope): Promise<LiveCounts> {
  if (ownerId !== null) {
    const counted = await read<Counted>(EACH_OF_MEMBER, [organizationId, ownerId]);
    return { total: counted.reduce((sum, { count }) => sum + count, 0), counted, isExact: true };
  }
  const [[apps], counted] = await Promise.all([
    read<{ total: number }>(TOTAL, [organizationId]),
    read<Counted>(OF_ORGANIZATION, [organizationId]),
  ]);
  const { total } = apps!;
  if (total > TOTAL_CAP || counted.every(({ count }) => count < LIVE_CAP)) return { total, counted, isExact: false };
  return { total, counted: await read<Counted>(EACH_OF_ORGANIZATION, [organizationId]), isExact: true };
}

async function read<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
  return (await pool().query<Row>(sql, values)).rows;
}
