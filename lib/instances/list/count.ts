import type { Caller } from "@/lib/caller";
import { bind } from "./page";
import { all, type BoundFilter, conditionsOf, writeAll } from "./conditions";
import type { ListFilter } from "./filter";
import { fetchAndSortIfFew } from "./fetch-and-sort";
import { type Segment, segmentsOf } from "./order";
import { unordered } from "./sources";
import { query, SqlParams } from "./statement";
import { split } from "./scan";
import { INSTANCE_STATUSES, type InstanceStatus } from "@/lib/instances/status";
import { type InstanceCount, type StatusCounts, TOTAL_CAP } from "@/lib/instances/view";

// A filter may leave few rows of many: counting gives up after so many of them.
const MOST_LOOKED_AT = 20_000;

/** How many of the instances that the caller may see fit a filter, counted up to the cap. */
export async function countListed(caller: Caller, filter: ListFilter): Promise<InstanceCount> {
  const bound = await bind(caller, filter);
  const gathered = await fetchAndSortIfFew(bound, segmentsOf("attention", filter.statuses));
  if (gathered) return { count: gathered.length, isMore: false };
  if (filter.statuses.length === 0) return capped(await countAll(bound, TOTAL_CAP));
  const counts = await countEach(bound, filter.statuses);
  return capped(sum(filter.statuses.map((status) => counts[status]!)));
}

/** The same for each status by itself, whatever statuses the filter names. */
export async function countByStatus(caller: Caller, filter: ListFilter): Promise<StatusCounts> {
  const bound = await bind(caller, { ...filter, statuses: [] });
  const runs = segmentsOf("attention", []);
  const gathered = await fetchAndSortIfFew(bound, runs);
  const counts = gathered ? null : await countEach(bound, [...INSTANCE_STATUSES]);
  const of = (status: InstanceStatus) => {
    const codes = new Set(runs.filter((run) => run.status === status).map(({ code }) => code));
    const found = gathered?.filter(({ code }) => codes.has(code)) ?? [];
    return counts?.[status] ?? { count: found.length, isMore: false };
  };
  return Object.fromEntries(INSTANCE_STATUSES.map((status) => [status, capped(of(status))])) as StatusCounts;
}

async function countEach(filter: BoundFilter, statuses: InstanceStatus[]): Promise<Partial<StatusCounts>> {
  const counts: Partial<StatusCounts> = {};
  // Nearly all are connected, so they are what the others leave of all.
  const others = INSTANCE_STATUSES.filter((status) => status !== "connected");
  for (const status of statuses.includes("connected") ? others : statuses) {
    const parts = segmentsOf("attention", [status]).map((run) => countRun(filter, run, TOTAL_CAP + 1));
    counts[status] = sum(await Promise.all(parts));
  }
  if (!statuses.includes("connected")) return counts;
  const rest = sum(others.map((status) => counts[status]!));
  const total = await countAll(filter, TOTAL_CAP + rest.count);
  return {
    ...counts,
    connected: { count: Math.max(0, total.count - rest.count), isMore: total.isMore || rest.isMore },
  };
}

function countAll(filter: BoundFilter, most: number): Promise<InstanceCount> {
  const run = segmentsOf("newest", [])[0]!;
  const isNarrowed = split(run, conditionsOf(filter)).beside.length > 0;
  return countRun(filter, run, isNarrowed ? MOST_LOOKED_AT : most + 1);
}

async function countRun(filter: BoundFilter, run: Segment, limit: number): Promise<InstanceCount> {
  const values = new SqlParams();
  const { within, beside } = split(run, conditionsOf(filter));
  const source = unordered({ filter, run, cursor: null, way: run.way, limit, within, values });
  const fits = all([run.instance, run.grant, ...writeAll(beside, values)]);
  const [row] = await query<{ count: number; looked: number }>(
    `select count(*) filter (where ${fits})::int count, count(*)::int looked from ${source}`,
    values.list,
  );
  const { count, looked } = row!;
  return { count, isMore: looked >= limit };
}

function sum(counts: InstanceCount[]): InstanceCount {
  return {
    count: counts.reduce((total, { count }) => total + count, 0),
    isMore: counts.some(({ isMore }) => isMore),
  };
}

function capped({ count, isMore }: InstanceCount): InstanceCount {
  return { count: Math.min(count, TOTAL_CAP), isMore: isMore || count > TOTAL_CAP };
}
