import { scopeOf } from "@/lib/instances/access";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import type { Caller } from "@/lib/organizations/store";
import { attentionTo } from "./attention";
import { readHealth } from "./health";
import { countLive, type LiveCounts } from "./live-counts";
import { latestCounts, sum } from "./noted-counts";
import { LIVE_CAP, type OverviewView, type StatusCounts } from "./view";

/** What needs somebody and how many are well: of the whole organization for an admin, of their own for a member. */
export async function readOverview(caller: Caller): Promise<OverviewView> {
  const scope = scopeOf(caller);
  const live = await countLive(scope);
  const [attention, counts, health] = await Promise.all([
    attentionTo(scope, live.counted),
    toCounts(caller.organizationId, live),
    scope.ownerId === null ? readHealth(caller.organizationId) : null,
  ]);
  return { attention, ...counts, health };
}

type Counts = Pick<OverviewView, "counts" | "total" | "countedAt">;

/** What is not counted is well. Of a status that too many have, the last full count tells how many, as far as there is one. */
async function toCounts(organizationId: string, { total, counted }: LiveCounts): Promise<Counts> {
  const counts = Object.fromEntries(INSTANCE_STATUSES.map((status) => [status, 0])) as StatusCounts;
  for (const { status, count } of counted) counts[status] = count;
  const tooMany = counted.filter(({ status, count }) => status !== "connected" && count >= LIVE_CAP);
  const noted = tooMany.length > 0 ? await latestCounts(organizationId) : null;
  if (noted) for (const { status } of tooMany) counts[status] = Math.max(LIVE_CAP, noted[status]);
  counts.connected += Math.max(0, total - sum(counts));
  return { counts, total, countedAt: noted?.hour.toISOString() ?? null };
}
