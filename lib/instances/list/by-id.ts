import { type Caller, scopeOf } from "@/lib/caller";
import { countAll, countUpTo } from "./count";
import type { Cursor } from "./cursor";
import { conditionsOf } from "./conditions";
import { cut } from "./page";
import { estimateCandidates, fetchAndSortIfFew, FEW } from "./fetch-and-sort";
import { bind, type BoundFilter, type ListFilter } from "./filter";
import { segmentsOf } from "./order";
import { scan } from "./scan";

/** Ids of one page in their order, whether more follow, and how many instances fit in all. */
export type IdPage = { ids: number[]; hasMore: boolean; total: number };

const BY_ID = segmentsOf("id", []);

/** The page of the instances that the caller may see and that fit a filter, from after `afterId` on; never short. */
export async function listIds(caller: Caller, filter: ListFilter, afterId: number, size: number): Promise<IdPage> {
  const bound = await bind(caller, filter);
  const cursor: Cursor = { code: BY_ID[0]!.code, key: afterId, id: afterId };
  const few = await fetchAndSortIfFew(bound, BY_ID);
  if (few) {
    const { cursors, more } = cut(few, BY_ID, { cursor, toward: "after" }, size);
    return { ids: cursors.map(({ id }) => id), hasMore: more !== null, total: few.length };
  }
  const [page, total] = await Promise.all([scanOn(bound, cursor, size), countForPages(caller, bound)]);
  return { ...page, total };
}

async function scanOn(filter: BoundFilter, from: Cursor, size: number): Promise<Omit<IdPage, "total">> {
  const ids: number[] = [];
  let cursor: Cursor | null = from;
  do {
    const { cursors, more } = await scan(filter, BY_ID, { cursor, toward: "after" }, size - ids.length);
    ids.push(...cursors.map(({ id }) => id));
    cursor = more;
  } while (cursor && ids.length < size);
  return { ids, hasMore: cursor !== null };
}

/**
 * All that fit. Without a filter that is kept, or counted for a member; with one it is exact up to FEW, and PostgreSQL's estimate
 * beyond, never less than FEW + 1: counting them would take longer the more there are, with every page, and a program that
 * reads all pages learns the exact number anyway.
 */
async function countForPages(caller: Caller, filter: BoundFilter): Promise<number> {
  const conditions = conditionsOf(filter).filter(({ column }) => column !== "created_by_id");
  if (conditions.length === 0) return countAll(scopeOf(caller));
  const expected = await estimateCandidates(filter);
  const count = await countUpTo(FEW, filter, expected.rows);
  return count <= FEW ? count : Math.max(count, expected.rows);
}
