import { pool } from "@/lib/db";
import type { InstanceStatus } from "@/lib/instances/status";
import type { Scope } from "@/lib/instances/store";
import { TOTAL_CAP } from "@/lib/instances/view";
import { STATUS_SQL } from "./status-sql";

/** Instances of one status: how many, the token that ends or ended first, and whose it is. */
export type Counted = { status: InstanceStatus; count: number; firstEnd: Date; firstId: number };

export type LiveCounts = {
  /** Counted up to `TOTAL_CAP`. */
  total: number;
  /** What is missing is none, but for `connected`, which is counted for a member only. */
  counted: Counted[];
};

const ENABLED =
  "select i.id, g.expires_at from grants g join instances i on i.grant_id = g.id where i.disabled_at is null";
const THERE = `${ENABLED} and i.removed_at is null and g.organization_id = $1 and g.status <> 'reconnect'`;
const NEVER_RENEWED = `${THERE} and g.renew_at is null`;

/**
 * What is not well, as STATUS_SQL has it, but each status is found by an index of its own and those that are well are not
 * read: of a million instances nearly all are.
 */
const NOT_WELL: Record<Exclude<InstanceStatus, "connected">, string> = {
  disabled: `select i.id, g.expires_at from instances i join grants g on g.id = i.grant_id
    where i.organization_id = $1 and i.disabled_at is not null`,
  reconnect: `${ENABLED} and g.organization_id = $1 and g.status = 'reconnect'
    union ${ENABLED} and i.organization_id = $1 and i.removed_at is not null`,
  expired: `${NEVER_RENEWED} and g.expires_at <= now()`,
  expiring: `${NEVER_RENEWED} and g.expires_at > now() and g.expires_at <= now() + interval '10 minutes'`,
  retrying: `${THERE} and g.renew_at is not null and g.expires_at <= now()
    union ${THERE} and g.status = 'retrying' and g.renew_at is not null
    union ${NEVER_RENEWED} and g.status = 'retrying' and g.expires_at > now() + interval '10 minutes'`,
};

const FOUND = 'count(*)::int count, min(expires_at) "firstEnd", (array_agg(id order by expires_at))[1] "firstId"';

const OF_ORGANIZATION = Object.entries(NOT_WELL)
  .map(
    ([status, found]) =>
      `select '${status}' status, ${FOUND} from (${found} limit ${TOTAL_CAP}) found having count(*) > 0`,
  )
  .join(" union all ");

const TOTAL = `select count(*)::int total from (select from instances where organization_id = $1 limit ${TOTAL_CAP}) found`;

const OF_MEMBER = `select status, ${FOUND} from (
    select i.id, g.expires_at, ${STATUS_SQL} status from instances i join grants g on g.id = i.grant_id
    where i.organization_id = $1 and i.created_by_id = $2 limit ${TOTAL_CAP}
  ) found group by status`;

/** Counts instances as they are now: of an organization what is not well, of a member everything they connected. */
export async function countLive({ organizationId, ownerId }: Scope): Promise<LiveCounts> {
  if (ownerId !== null) {
    const { rows } = await pool().query<Counted>(OF_MEMBER, [organizationId, ownerId]);
    return { total: rows.reduce((sum, { count }) => sum + count, 0), counted: rows };
  }
  const [{ rows: totals }, { rows }] = await Promise.all([
    pool().query<{ total: number }>(TOTAL, [organizationId]),
    pool().query<Counted>(OF_ORGANIZATION, [organizationId]),
  ]);
  return { total: totals[0]!.total, counted: rows };
}
