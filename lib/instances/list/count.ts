import type { Caller, Scope } from "@/lib/caller";
import { INSTANCE_STATUSES, type InstanceStatus } from "@/lib/instances/status";
import { type InstanceCount, type StatusCounts, TOTAL_CAP } from "@/lib/instances/view";
import { all, conditionsOf, indexConditionsOf, whereAll, writeAll } from "./conditions";
import { fetchAndSortIfFew } from "./fetch-and-sort";
import { bind, type BoundFilter, type ListFilter } from "./filter";
import { type Segment, segmentsOf } from "./order";
import { split } from "./scan";
import { unorderedRows } from "./segment-rows";
import { query, queryPlannedAnew, SqlParams } from "./statement";

// A filter may leave few rows of many: counting gives up after so many of them.
const MAX_LOOKED_AT = 20_000;

/** How many of the instances that the caller may see fit a filter, counted up to the cap. */
export async function countListed(caller: Caller, filter: ListFilter): Promise<InstanceCount> {
  const bound = await bind(caller, filter);
  const few = await fetchAndSortIfFew(bound, segmentsOf("attention", filter.statuses));
  if (few) return { count: few.length, isMore: false };
  if (filter.statuses.length === 0) return capped(await countAny(bound, TOTAL_CAP));
  const counts = await countEach(bound, filter.statuses);
  return capped(sum(filter.statuses.map((status) => counts[status]!)));
}

/** The same for each status by itself, whatever statuses the filter names. */
export async function countByStatus(caller: Caller, filter: ListFilter): Promise<StatusCounts> {
  const bound = await bind(caller, { ...filter, statuses: [] });
  const few = await fetchAndSortIfFew(bound, segmentsOf("attention", []));
  const counts = few ? null : await countEach(bound, [...INSTANCE_STATUSES]);
  const countFew = (segments: Segment[]) =>
    few!.filter((cursor) => segments.some(({ code }) => code === cursor.code)).length;
  const countOf = (status: InstanceStatus) =>
    counts?.[status] ?? { count: countFew(segmentsOf("attention", [status])), isMore: false };
  return Object.fromEntries(INSTANCE_STATUSES.map((status) => [status, capped(countOf(status))])) as StatusCounts;
}

async function countEach(filter: BoundFilter, statuses: InstanceStatus[]): Promise<Partial<StatusCounts>> {
  const counts: Partial<StatusCounts> = {};
  // Nearly all are connected, so they are what the others leave of all.
  const others = INSTANCE_STATUSES.filter((status) => status !== "connected");
  for (const status of statuses.includes("connected") ? others : statuses) {
    const parts = segmentsOf("attention", [status]).map((segment) => countSegment(filter, segment, TOTAL_CAP + 1));
    counts[status] = sum(await Promise.all(parts));
  }
  if (!statuses.includes("connected")) return counts;
  const rest = sum(others.map((status) => counts[status]!));
  const total = await countAny(filter, TOTAL_CAP + rest.count);
  counts.connected = { count: Math.max(0, total.count - rest.count), isMore: total.isMore || rest.isMore };
  return counts;
}

function countAny(filter: BoundFilter, max: number): Promise<InstanceCount> {
  const segment = segmentsOf("newest", [])[0]!;
  const isNarrowed = split(segment, conditionsOf(filter)).beside.length > 0;
  return countSegment(filter, segment, isNarrowed ? MAX_LOOKED_AT : max + 1);
}

async function countSegment(filter: BoundFilter, segment: Segment, limit: number): Promise<InstanceCount> {
  const values = new SqlParams();
  const { within, beside } = split(segment, conditionsOf(filter));
  const source = unorderedRows({ filter, segment, start: null, way: segment.way, limit, within, values });
  const fits = all([segment.rest, ...writeAll(beside, values)]);
  const [row] = await query<{ count: number; looked: number }>(
    `select count(*) filter (where ${fits})::int count, count(*)::int looked from ${source}`,
    values.list,
  );
  return { count: row!.count, isMore: row!.looked >= limit };
}

function sum(counts: InstanceCount[]): InstanceCount {
  const count = counts.reduce((total, each) => total + each.count, 0);
  return { count, isMore: counts.some(({ isMore }) => isMore) };
}

function capped({ count, isMore }: InstanceCount): InstanceCount {
  return { count: Math.min(count, TOTAL_CAP), isMore: isMore || count > TOTAL_CAP };
}

/** How many fit a filter, or `max + 1` for more, whatever has to be read; `expected` is how many an index is likely to find. */
export async function countUpTo(max: number, filter: BoundFilter, expected: number): Promise<number> {
  const values = new SqlParams();
  const ways = expected > MAX_LOOKED_AT ? [] : indexConditionsOf(filter);
  const fits = whereAll(filter, [...ways, ...conditionsOf(filter)], values);
  const [row] = await queryPlannedAnew<{ count: number }>(
    `select count(*)::int count from (select from instances i where ${fits} limit ${max + 1}) found`,
    values.list,
  );
  return row!.count;
}

/** All instances that may be seen: an organization's are kept with its apps by triggers, a member's are counted. */
export async function countAll({ organizationId, ownerId }: Scope): Promise<number> {
  const [text, values] =
    ownerId === null
      ? ["select coalesce(sum(instance_count), 0)::int total from apps where organization_id = $1", []]
      : ["select count(*)::int total from instances where organization_id = $1 and created_by_id = $2", [ownerId]];
  const [row] = await query<{ total: number }>(text, [organizationId, ...values]);
  return row!.total;
}
