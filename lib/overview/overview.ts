import { scopeOf } from "@/lib/instances/access";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import { TOTAL_CAP } from "@/lib/instances/view";
import type { Caller } from "@/lib/organizations/store";
import { attentionTo } from "./attention";
import { readHealth } from "./health";
import { countLive, type LiveCounts } from "./live-counts";
import { latestCounts, sum } from "./noted-counts";
import type { OverviewView, StatusCounts } from "./view";

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

/** What is not counted is well, as long as the total is known; beyond the cap the last full count tells how many are. */
async function toCounts(organizationId: string, { total, counted }: LiveCounts): Promise<Counts> {
  const counts = Object.fromEntries(INSTANCE_STATUSES.map((status) => [status, 0])) as StatusCounts;
  for (const { status, count } of counted) counts[status] = count;
  if (total < TOTAL_CAP) {
    counts.connected += Math.max(0, total - sum(counts));
    return { counts, total, countedAt: null };
  }
  const noted = await latestCounts(organizationId);
  if (!noted) return { counts: { ...counts, connected: TOTAL_CAP }, total, countedAt: null };
  const { hour: _, ...full } = noted;
  return {
    counts: { ...counts, connected: full.connected },
    total: sum(full),
    countedAt: noted.hour.toISOString(),
  };
}
