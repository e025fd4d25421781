import type { Scope } from "@/lib/caller";
import { INSTANCE_STATUSES, type InstanceStatus } from "@/lib/instances/status";
import { isOnGrants, joinGrants, STATUS_CONDITIONS, STATUS_SQL } from "@/lib/instances/status-conditions";
import { countAll } from "@/lib/instances/list/count";
import { queryPlannedAnew } from "@/lib/instances/list/statement";
import { TOTAL_CAP } from "@/lib/instances/view";
import { LIVE_CAP } from "./view";

/** Instances of one status: how many, the token that ends or ended first, and whose it is. */
export type Counted = { status: InstanceStatus; count: number; firstEnd: Date; firstId: number };

/** A status that is missing has none, but `connected` unless `isExact`: then all were counted, else each up to LIVE_CAP. */
export type LiveCounts = { total: number; counted: Counted[]; isExact: boolean };

const UNWELL = INSTANCE_STATUSES.filter((status) => status !== "connected");

/** Up to LIVE_CAP instances of a status, each part found by an index of its own: the well ones, nearly all, are not read. */
const partsOf = (status: InstanceStatus) =>
  STATUS_CONDITIONS.filter((condition) => condition.status === status)
    .map(({ from, all }) => {
      const [owner, order] = from === "grants" ? ["g", "order by g.organization_id, g.expires_at"] : ["i", ""];
      return `(select i.id, ${isOnGrants(all) ? "g.expires_at" : "null::timestamptz expires_at"}
        from instances i ${joinGrants(all)}
        where ${owner}.organization_id = $1 and ${all} ${order} limit ${LIVE_CAP})`;
    })
    .join(" union all ");

const FOUND = 'count(*)::int count, min(expires_at) "firstEnd", (array_agg(id order by expires_at))[1] "firstId"';

const OF_ORGANIZATION = UNWELL.map(
  (status) =>
    `select '${status}' status, ${FOUND} from (select * from (${partsOf(status)}) parts limit ${LIVE_CAP}) found having count(*) > 0`,
).join(" union all ");

const countEach = (instances: string) => `select status, ${FOUND} from (
    select i.id, g.expires_at, ${STATUS_SQL} status from instances i join grants g on g.id = i.grant_id
    where ${instances} limit ${TOTAL_CAP}
  ) found group by status`;
const EACH_OF_MEMBER = countEach("i.organization_id = $1 and i.created_by_id = $2");
const EACH_OF_ORGANIZATION = countEach("i.organization_id = $1");

/** Counts a member's instances all; an organization's unwell ones up to LIVE_CAP each, or all where that is reached and all are few. */
export async function countLive({ organizationId, ownerId }: Scope): Promise<LiveCounts> {
  if (ownerId !== null) {
    const counted = await queryPlannedAnew<Counted>(EACH_OF_MEMBER, [organizationId, ownerId]);
    return { total: counted.reduce((sum, { count }) => sum + count, 0), counted, isExact: true };
  }
  const [total, counted] = await Promise.all([
    countAll({ organizationId, ownerId }),
    queryPlannedAnew<Counted>(OF_ORGANIZATION, [organizationId]),
  ]);
  if (total > TOTAL_CAP || counted.every(({ count }) => count < LIVE_CAP)) return { total, counted, isExact: false };
  return { total, counted: await queryPlannedAnew<Counted>(EACH_OF_ORGANIZATION, [organizationId]), isExact: true };
}
