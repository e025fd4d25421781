import type { Caller } from "@/lib/caller";
import { toTextStream } from "@/lib/text-stream";
import { CSV_HEAD, toInstanceLine } from "./csv";
import type { PageStart } from "./cursor";
import { bind, type ListFilter } from "./filter";
import { segmentsOf } from "./order";
import { findPage } from "./page";
import { readRows } from "./rows";

const BATCH = 500;

/** All that fits a filter as CSV, the newest first: nothing enters or leaves that order in its middle while batches are read. */
export function exportCsv(caller: Caller, filter: ListFilter): ReadableStream<Uint8Array> {
  return toTextStream(csvOf(caller, filter));
}

async function* csvOf(caller: Caller, filter: ListFilter): AsyncGenerator<string, void, undefined> {
  yield CSV_HEAD;
  const bound = await bind(caller, filter);
  const segments = segmentsOf("newest", filter.statuses);
  let start: PageStart | null = null;
  do {
    const { cursors, next } = await findPage(bound, segments, start, BATCH);
    const rows = await readRows(cursors.map(({ id }) => id));
    if (rows.length > 0) yield rows.map(toInstanceLine).join("");
    start = next && { toward: "after", cursor: next };
  } while (start);
}
