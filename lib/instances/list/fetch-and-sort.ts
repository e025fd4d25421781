import { all, conditionsOf, indexConditionsOf, inOrganization, whereAll, writeAll } from "./conditions";
import { compareCursors, type Cursor, cursorOf } from "./cursor";
import { isOnGrants, joinGrants } from "@/lib/instances/status-conditions";
import type { BoundFilter } from "./filter";
import { type Segment, segmentsOf } from "./order";
import { isCovered } from "./scan";
import { estimate, queryPlannedAnew, SqlParams } from "./statement";

/** So many rows are read and sorted at once, rather than looked for along the list. */
const FEW = 1_000;
/** What the planner may expect to pay for them: a row here and there costs it 4. */
const MAX_COST = 5 * FEW;

/** Every position of the list in its order when the statistics expect that an index finds few rows, and there are; else null. */
export async function fetchAndSortIfFew(filter: BoundFilter, segments: Segment[]): Promise<Cursor[] | null> {
  const conditions = conditionsOf(filter);
  const isScannedEasily = segments.length === 1 ? isCovered(segments[0]!, conditions) : conditions.length === 0;
  if (isScannedEasily) return null;
  const expected = await estimateCandidates(filter);
  return expected.rows > FEW || expected.cost > MAX_COST ? null : fetchAndSort(filter, segments);
}

/** How many instances the statistics expect that an index finds for a filter, and what the planner expects to pay for them. */
export function estimateCandidates(filter: BoundFilter): Promise<{ rows: number; cost: number }> {
  const values = new SqlParams();
  return estimate(candidates(filter, values), values.list);
}

/** SQL of rows of `instances` that may fit a filter, as an index finds them. Indexes know the statuses that few have. */
function candidates(filter: BoundFilter, values: SqlParams): string {
  const found = indexConditionsOf(filter);
  if (filter.statuses.length === 0 || filter.statuses.includes("connected"))
    return `select i.* from instances i where ${whereAll(filter, found, values)}`;
  const conditions = all(writeAll(found, values));
  const ofStatus = ({ from, all: ofSegment }: Segment) =>
    `select i.* from instances i ${joinGrants(ofSegment)}
     where ${inOrganization(from === "grants" ? "g" : "i", filter, values)} and ${ofSegment} and ${conditions}`;
  return segmentsOf("attention", filter.statuses).map(ofStatus).join(" union all ");
}

type Row = { count: number; id: number | null; code: string } & Partial<Record<Segment["key"], unknown>>;

async function fetchAndSort(filter: BoundFilter, segments: Segment[]): Promise<Cursor[] | null> {
  const values = new SqlParams();
  const source = `${candidates(filter, values)} limit ${FEW + 1}`;
  const conditions = all(writeAll(conditionsOf(filter), values));
  const needsGrants = segments.some(({ from, rest }) => from === "grants" || isOnGrants(rest));
  const code = segments.map((segment) => `when ${segment.all ?? "true"} then '${segment.code}'`).join(" ");
  const rows = await queryPlannedAnew<Row>(
    `with candidates as materialized (${source}), counted as (select count(*)::int count from candidates)
     select * from counted left join (
       select i.id, case ${code} end code, i.created_at, i.name_key, i.organisation_key${needsGrants ? ", g.expires_at" : ""}
       from candidates i ${needsGrants ? "join grants g on g.id = i.grant_id" : ""}
       where (select count from counted) <= ${FEW} and ${conditions}) found on found.code is not null`,
    values.list,
  );
  if (rows[0]!.count > FEW) return null;
  return rows.flatMap((row) => toCursor(row, segments)).toSorted((a, b) => compareCursors(a, b, segments));
}

function toCursor({ id, code, ...keys }: Row, segments: Segment[]): Cursor[] {
  const segment = segments.find((known) => known.code === code);
  return id === null || !segment ? [] : [cursorOf(segment, { ...keys, id })];
}
