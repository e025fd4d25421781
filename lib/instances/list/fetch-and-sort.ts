import { all, type BoundFilter, conditionsOf, writeAll } from "./conditions";
import { byShortWords, type CandidateIndex, mostSelective } from "./candidates";
import { type Segment, conditionOf } from "./order";
import { compareCursors, type Cursor0 } from "./cursor";
import { query, SqlParams } from "./statement";
import { isCovered } from "./scan";

/** So many rows are read and sorted at once, rather than looked for along the list. */
const FEW = 1_000;

/** Every place of the list in its order, when an index says that they are few; else null. */
export async function fetchAndSortIfFew(filter: BoundFilter, runs: Segment[]): Promise<Cursor0[] | null> {
  const conditions = conditionsOf(filter);
  const isWalkedEasily = runs.length === 1 ? isCovered(runs[0]!, conditions) : conditions.length === 0;
  const driver = isWalkedEasily ? null : await mostSelective(filter, runs, FEW);
  return driver && fetchAndSort(filter, runs, driver);
}

/** The same once few were found along the list: words too short to be weighed may be rare. */
export async function fetchAndSortShortWords(filter: BoundFilter, runs: Segment[]): Promise<Cursor0[] | null> {
  const driver = await byShortWords(filter, FEW);
  return driver && fetchAndSort(filter, runs, driver);
}

type Gathered = {
  gathered: number;
  id: number | null;
  code: string;
  created_at: Date;
  expires_at?: Date;
  name_key: string;
  organisation_key: string;
};

async function fetchAndSort(
  filter: BoundFilter,
  runs: Segment[],
  driver: CandidateIndex["rows"],
): Promise<Cursor0[] | null> {
  const values = new SqlParams();
  const candidates = `${driver(values)} limit ${FEW + 1}`;
  const conditions = all(writeAll(conditionsOf(filter), values));
  const needsGrants = runs.some(({ from, grant }) => from !== "instances" || grant !== null);
  const code = runs.map((run) => `when ${conditionOf(run)} then '${run.code}'`).join(" ");
  const rows = await query<Gathered>(
    `with candidates as materialized (${candidates}), counted as (select count(*)::int gathered from candidates)
     select * from counted left join (
       select i.id, case ${code} end code, i.created_at, i.name_key, i.organisation_key${needsGrants ? ", g.expires_at" : ""}
       from candidates i ${needsGrants ? "join grants g on g.id = i.grant_id" : ""}
       where (select gathered from counted) <= ${FEW} and ${conditions}) found on found.code is not null`,
    values.list,
  );
  if (rows[0]!.gathered > FEW) return null;
  return rows.flatMap((row) => toPlace(row, runs)).toSorted((a, b) => compareCursors(a, b, runs));
}

function toPlace(row: Gathered, runs: Segment[]): Cursor0[] {
  const run = runs.find(({ code }) => code === row.code);
  if (row.id === null || !run) return [];
  const key = row[run.key]!;
  return [{ id: row.id, code: run.code, key: key instanceof Date ? key.getTime() : key }];
}
