import { type Caller, scopeOf } from "@/lib/caller";
import { conditionsOf, indexConditionsOf, whereAll } from "./conditions";
import { countAll, countUpTo } from "./count";
import { estimateCandidates } from "./fetch-and-sort";
import { bind, type BoundFilter, type ListFilter } from "./filter";
import { query, queryPlannedAnew, SqlParams } from "./statement";

/** Ids of one page in their order, whether more follow, and how many fit in all. */
export type IdPage = { ids: number[]; hasMore: boolean; total: number };

/** Up to so many of a filter are exactly counted, always. */
const MAX_COUNTED = 1_000;
/** So many are found by index with every page; of more, a page is found sooner by going along the ids. */
const MAX_BY_INDEX = 5_000;

/** The page of the instances that the caller may see and that fit a filter, from after `afterId` on; never short. */
export async function listIds(caller: Caller, filter: ListFilter, afterId: number, size: number): Promise<IdPage> {
  const bound = await bind(caller, filter);
  const isNarrowed = conditionsOf(bound).some(({ column }) => column !== "created_by_id");
  const expected = isNarrowed ? (await estimateCandidates(bound)).rows : Infinity;
  if (expected <= MAX_BY_INDEX) return readByIndex(bound, afterId, size);
  const [ids, total] = await Promise.all([
    readAlongIds(bound, afterId, size + 1),
    isNarrowed ? countOrEstimate(bound, expected) : countAll(scopeOf(caller)),
  ]);
  return toPage(ids, total, size);
}

async function readByIndex(filter: BoundFilter, afterId: number, size: number): Promise<IdPage> {
  const values = new SqlParams();
  const fits = whereAll(filter, [...indexConditionsOf(filter), ...conditionsOf(filter)], values);
  const [row] = await queryPlannedAnew<{ total: number; ids: number[] }>(
    `with found as materialized (select i.id from instances i where ${fits})
     select (select count(*)::int from found) total,
       array(select id from found where id > ${values.add(afterId)}::int order by id limit ${size + 1}) ids`,
    values.list,
  );
  return toPage(row!.ids, row!.total, size);
}

async function readAlongIds(filter: BoundFilter, afterId: number, limit: number): Promise<number[]> {
  const values = new SqlParams();
  const fits = whereAll(filter, conditionsOf(filter), values);
  const rows = await query<{ id: number }>(
    `select i.id from instances i where ${fits} and i.id > ${values.add(afterId)}::int
     order by i.id limit ${values.add(limit)}::int`,
    values.list,
  );
  return rows.map(({ id }) => id);
}

/** How many fit: exact up to MAX_COUNTED, beyond it PostgreSQL's estimate, because counting more would slow down every page. */
async function countOrEstimate(filter: BoundFilter, expected: number): Promise<number> {
  const count = await countUpTo(MAX_COUNTED, filter, expected);
  return count <= MAX_COUNTED ? count : Math.max(count, expected);
}

function toPage(ids: number[], total: number, size: number): IdPage {
  return { ids: ids.slice(0, size), hasMore: ids.length > size, total };
}
