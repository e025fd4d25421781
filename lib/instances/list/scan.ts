import { all, type BoundFilter, type Condition, conditionsOf, writeAll } from "./conditions";
import type { Segment } from "./order";
import type { PageStart, Cursor0 } from "./cursor";
import { SEGMENT_SOURCES } from "./sources";
import { query, SqlParams } from "./statement";

/** Places in a list's order, and behind which to go on; null at its end. */
export type Scanned = { places: Cursor0[]; more: Cursor0 | null };

// A remainder that is not worth another statement.
const LITTLE = 0.05;

/**
 * Goes through a list in its order until it has `wanted` places, the list ends, or it has looked at as many rows as one
 * page may. So a filter that leaves few rows of many makes a page short, never slow.
 */
export async function scan(
  filter: BoundFilter,
  runs: Segment[],
  cursor: PageStart | null,
  wanted: number,
): Promise<Scanned> {
  const isBackwards = cursor?.toward === "before";
  const ordered = isBackwards ? runs.toReversed() : runs;
  const first = cursor ? ordered.findIndex(({ code }) => code === cursor.place.code) : 0;
  const places: Cursor0[] = [];
  let left = 1;
  for (const [index, run] of ordered.slice(first).entries()) {
    const step = { run, cursor: index === 0 ? cursor : null, isBackwards, wanted: wanted + 1 - places.length };
    const { found, last, spent } = await scanSegment(filter, step, left);
    places.push(...found);
    if (places.length > wanted) return { places: places.slice(0, wanted), more: places[wanted - 1]! };
    left -= spent;
    if (last && left < LITTLE) return { places, more: last };
  }
  return { places, more: null };
}

type Step = { run: Segment; cursor: PageStart | null; isBackwards: boolean; wanted: number };
type Row = { id: number; key: Date | string; looked: number; isLast: boolean; isCut: boolean; fits: boolean };

async function scanSegment(filter: BoundFilter, { run, cursor, isBackwards, wanted }: Step, left: number) {
  const values = new SqlParams();
  const { within, beside } = split(run, conditionsOf(filter));
  const most = mostLookedAt(run, beside.length > 0);
  // In quarters, for fewer different statements.
  const limit = (most * Math.ceil(left * 4)) / 4;
  const way = (run.way === "asc") === isBackwards ? "desc" : "asc";
  const source = SEGMENT_SOURCES[run.from]({ filter, run, cursor, way, limit, within, values });
  const instance = all([run.instance, ...writeAll(beside, values)]);
  const grant = run.grant ?? "true";
  // The last row looked at comes along, whether it fits or not: it says how far this went.
  const rows = await query<Row>(
    `select i.id, i.key, i.looked::int, i.is_last "isLast", i.is_cut "isCut", (${instance}) and (${grant}) fits
     from (select i.*, row_number() over w looked, lead(i.id) over w is null is_last
       from (${source}) i window w as (order by i.key ${way}, i.id ${way})) i
     ${run.grant ? "join grants g on g.id = i.grant_id" : ""}
     where (${instance} or i.is_last) and (${grant} or i.is_last)
     order by i.key ${way}, i.id ${way} limit ${values.add(wanted + 1)}`,
    values.list,
  );
  const found = rows.filter(({ fits }) => fits).map((row) => toPlace(run, row));
  const last = rows.findLast(({ isLast }) => isLast);
  const spent = last ? (last.isCut ? left : last.looked / most) : 0;
  return { found: found.slice(0, wanted), last: last ? toPlace(run, last) : null, spent };
}

/** What takes about as long: the newest lie side by side, others here and there, and a grant is one more look-up. */
function mostLookedAt({ from, key, only, grant }: Segment, isNarrowed: boolean): number {
  if (from === "ends") return 200;
  if (from === "grants" || (grant !== null && !isNarrowed)) return 500;
  return key === "created_at" && only === null ? 2_000 : 800;
}

function toPlace({ code }: Segment, { id, key }: Row): Cursor0 {
  return { code, id, key: key instanceof Date ? key.getTime() : key };
}

/** Whether the run's own index holds all that the filter asks, so that every row looked at fits. */
export function isCovered(run: Segment, conditions: Condition[]): boolean {
  return run.grant === null && split(run, conditions).beside.length === 0;
}

/** What the run's own index can skip to, and what has to be looked at row by row. */
export function split({ from, key, only }: Segment, conditions: Condition[]) {
  const isByTime = from === "instances" && key === "created_at";
  const chosen = conditions.find(({ column }) => column !== null && column !== "created_at");
  const isWithin = (condition: Condition) =>
    isByTime && (condition.column === "created_at" || (only === null && condition === chosen));
  return { within: conditions.filter(isWithin), beside: conditions.filter((condition) => !isWithin(condition)) };
}
