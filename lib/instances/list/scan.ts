import { all, type Condition, conditionsOf, writeAll } from "./conditions";
import { type Cursor, cursorOf, type PageStart } from "./cursor";
import type { BoundFilter } from "./filter";
import type { Segment } from "./order";
import { isOnGrants, joinGrants } from "@/lib/instances/status-conditions";
import { orderedRows } from "./segment-rows";
import { query, SqlParams } from "./statement";

/** Positions in a list's order, and behind which one to go on; null at its end. */
export type Scanned = { cursors: Cursor[]; more: Cursor | null };

/** Where a page starts; null is the start of the list. */
export type Start = PageStart | null;

// A remainder that is not worth another statement.
const LITTLE = 0.05;

/** Goes through a list until it has `wanted` rows, or has looked at as many as a page may: a narrow filter makes it short, not slow. */
export async function scan(filter: BoundFilter, segments: Segment[], start: Start, wanted: number): Promise<Scanned> {
  const isBackwards = start?.toward === "before";
  const ordered = isBackwards ? segments.toReversed() : segments;
  const first = start ? ordered.findIndex(({ code }) => code === start.cursor.code) : 0;
  const cursors: Cursor[] = [];
  let left = 1;
  for (const [index, segment] of ordered.slice(first).entries()) {
    const step = { segment, start: index === 0 ? start : null, isBackwards, wanted: wanted + 1 - cursors.length };
    const { found, last, spent } = await scanSegment(filter, step, left);
    cursors.push(...found);
    if (cursors.length > wanted) return { cursors: cursors.slice(0, wanted), more: cursors[wanted - 1]! };
    left -= spent;
    if (last && left < LITTLE) return { cursors, more: last };
  }
  return { cursors, more: null };
}

type Step = { segment: Segment; start: Start; isBackwards: boolean; wanted: number };
type Row = { id: number; key: Date | string | number; looked: number; isLast: boolean; fits: boolean };

async function scanSegment(filter: BoundFilter, { segment, start, isBackwards, wanted }: Step, left: number) {
  const values = new SqlParams();
  const { within, beside } = split(segment, conditionsOf(filter));
  const max = maxLookedAt(segment, beside.length > 0);
  // In quarters, for fewer different statements.
  const limit = (max * Math.ceil(left * 4)) / 4;
  const way = (segment.way === "asc") === isBackwards ? "desc" : "asc";
  const source = orderedRows({ filter, segment, start, way, limit, within, values });
  const fits = all([segment.rest, ...writeAll(beside, values)]);
  // The last row looked at comes along, whether it fits or not: it says how far this went.
  const rows = await query<Row>(
    `select i.id, i.key, i.looked::int, i.is_last "isLast", (${fits}) fits
     from (select i.*, row_number() over w looked, lead(i.id) over w is null is_last
       from (${source}) i window w as (order by i.key ${way}, i.id ${way})) i
     ${joinGrants(segment.rest)}
     where (${fits}) or i.is_last
     order by i.key ${way}, i.id ${way} limit ${values.add(wanted + 1)}`,
    values.list,
  );
  const toCursor = ({ id, key }: Row) => cursorOf(segment, { id, [segment.key]: key });
  const found = rows.filter((row) => row.fits).map(toCursor);
  const last = rows.findLast(({ isLast }) => isLast);
  // Of grants merged from several indexes nothing tells where they end, but that no row comes any more.
  const isMerged = segment.from === "grants" && segment.index === null;
  const spent = last ? (isMerged ? left : last.looked / max) : 0;
  return { found: found.slice(0, wanted), last: last ? toCursor(last) : null, spent };
}

/** What takes about as long: the newest lie side by side, others here and there, and a grant is one more look-up. */
function maxLookedAt({ from, key, index, rest }: Segment, isNarrowed: boolean): number {
  if (from === "grants") return index === null ? 200 : 500;
  if (isOnGrants(rest) && !isNarrowed) return 500;
  return key === "created_at" && index === null ? 2_000 : 800;
}

/** Whether the segment's own index holds all that the filter asks, so that every row looked at fits. */
export function isCovered(segment: Segment, conditions: Condition[]): boolean {
  return !isOnGrants(segment.rest) && split(segment, conditions).beside.length === 0;
}

/** What the segment's own index can skip to, and what has to be looked at row by row. */
export function split({ from, key, index }: Segment, conditions: Condition[]) {
  const isByTime = from === "instances" && key === "created_at";
  const chosen = conditions.find(({ column }) => column !== null && column !== "created_at");
  const isWithin = (condition: Condition) =>
    isByTime && (condition.column === "created_at" || (index === null && condition === chosen));
  return { within: conditions.filter(isWithin), beside: conditions.filter((condition) => !isWithin(condition)) };
}
