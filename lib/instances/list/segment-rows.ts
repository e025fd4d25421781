import { all, type Condition, inOrganization, writeAll } from "./conditions";
import type { PageStart } from "./cursor";
import type { BoundFilter } from "./filter";
import { joinGrants } from "@/lib/instances/status-conditions";
import type { Segment } from "./order";
import type { SqlParams } from "./statement";

/** Which part of a segment is read: `way` is the direction now, `within` what its index can skip to. */
export type RangeScan = {
  filter: BoundFilter;
  segment: Segment;
  start: PageStart | null;
  way: "asc" | "desc";
  limit: number;
  within: Condition[];
  values: SqlParams;
};

/** The rows of a segment in its order, as SQL: `instances` with their `key`. */
export function orderedRows(scan: RangeScan): string {
  const { filter, segment, way, limit, within, values } = scan;
  if (segment.from === "grants") {
    return `select i.*, g.expires_at "key" from (${grantsOf(scan)}) g join instances i on i.grant_id = g.id
      where ${afterCursor(scan, "g.expires_at")} order by g.expires_at ${way}, i.id ${way} limit ${limit}`;
  }
  const key = `i.${segment.key}`;
  const conditions = [inOrganization("i", filter, values), ...writeAll(within, values), segment.index];
  return `select i.*, ${key} "key" from instances i
    where ${all([...conditions, afterCursor(scan, key)])} order by ${key} ${way}, i.id ${way} limit ${limit}`;
}

/** The rows of a segment in any order, as what follows `from`: `instances i`, and `grants g` where the segment needs them. */
export function unorderedRows(scan: RangeScan): string {
  const { segment, limit } = scan;
  if (segment.from === "instances") return `(${orderedRows(scan)}) i ${joinGrants(segment.rest)}`;
  // The offset keeps the planner from reading all instances instead of those of some grants.
  return `(${grantsOf(scan)} limit ${limit}) g
    cross join lateral (select * from instances i where i.grant_id = g.id offset 0) i`;
}

// Each grant stands in one of three indexes, whose first ones PostgreSQL merges.
const EVERY_GRANT = [
  "g.status = 'reconnect'",
  "g.status <> 'reconnect' and g.renew_at is not null",
  "g.status <> 'reconnect' and g.renew_at is null",
];

function grantsOf({ filter, segment, start, way, limit, values }: RangeScan): string {
  const ofApp = filter.appId === null ? null : `g.app_id = ${values.add(filter.appId)}::uuid`;
  const conditions = [inOrganization("g", filter, values), ofApp, start && notBefore(start, way, values)];
  const select = (part: string) => `select g.id, g.expires_at from grants g where ${all([...conditions, part])}`;
  if (segment.index !== null) return select(segment.index);
  const first = `order by g.expires_at ${way} fetch first ${limit} rows with ties`;
  return EVERY_GRANT.map((part) => `(${select(part)} ${first})`).join(" union all ");
}

const beyond = (way: "asc" | "desc") => (way === "asc" ? ">" : "<");

/** What the indexes of grants can skip to. */
function notBefore({ cursor }: PageStart, way: "asc" | "desc", values: SqlParams): string {
  return `g.expires_at ${beyond(way)}= ${values.add(new Date(cursor.key))}`;
}

function afterCursor({ segment, start, way, values }: RangeScan, key: string): string {
  if (!start) return "true";
  const { cursor, toward } = start;
  const at = values.add(segment.key.endsWith("_at") ? new Date(cursor.key) : cursor.key);
  return `(${key}, i.id) ${beyond(way)}${toward === "from" ? "=" : ""} (${at}, ${values.add(cursor.id)}::int)`;
}
