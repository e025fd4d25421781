import { scopeOf, type Caller } from "@/lib/caller";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import { attentionTo } from "./attention";
import { readFirstRun } from "./first-run";
import { readHealth } from "./renewal-health";
import { countLive, type LiveCounts } from "./live-counts";
import { latestCounts, sum } from "./recorded-counts";
import { LIVE_CAP, type OverviewView, type StatusCounts } from "./view";

/** What needs somebody and how many are well: of the whole organization for an admin, of their own for a member. */
export async function readOverview(caller: Caller): Promise<OverviewView> {
  const scope = scopeOf(caller);
  const live = await countLive(scope);
  const isAdmin = scope.ownerId === null;
  const [attention, counts, health, firstRun] = await Promise.all([
    attentionTo(scope, live.counted),
    toCounts(caller.organizationId, live),
    isAdmin ? readHealth(caller.organizationId) : null,
    isAdmin ? readFirstRun(caller.organizationId, live.total) : null,
  ]);
  return { attention, ...counts, health, firstRun };
}

type Counts = Pick<OverviewView, "counts" | "atLeast" | "total" | "countedAt">;

/** What is not counted is well. Of a status that too many have, the last full count tells how many, unless it is from before they had it. */
async function toCounts(organizationId: string, { total, counted, isExact }: LiveCounts): Promise<Counts> {
  const counts = Object.fromEntries(INSTANCE_STATUSES.map((status) => [status, 0])) as StatusCounts;
  for (const { status, count } of counted) counts[status] = count;
  const tooMany = isExact ? [] : counted.filter(({ count }) => count >= LIVE_CAP).map(({ status }) => status);
  const noted = tooMany.length > 0 ? await latestCounts(organizationId) : null;
  const known = tooMany.filter((status) => noted && noted[status] >= LIVE_CAP);
  for (const status of known) counts[status] = noted![status];
  counts.connected += Math.max(0, total - sum(counts));
  const atLeast = tooMany.filter((status) => !known.includes(status));
  return { counts, atLeast, total, countedAt: (known.length > 0 && noted?.hour.toISOString()) || null };
}
