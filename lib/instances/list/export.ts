import type { Caller } from "@/lib/caller";
import { bind, findPlaces, type ListQuery } from "./page";
import { CSV_HEAD, toInstanceLine } from "./csv";
import type { ListFilter } from "./filter";
import { encodeCursor } from "./cursor";
import { readRows } from "./rows";

const ROWS_AT_ONCE = 500;

/**
 * Everything that fits a filter as CSV, the newest first: an order that nothing leaves or enters in its middle while this
 * goes on. A part is read when the one before was taken, so any number of rows needs the memory of a few hundred.
 */
export function exportCsv(caller: Caller, filter: ListFilter): ReadableStream<Uint8Array> {
  const parts = csvOf(caller, filter);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

async function* csvOf(caller: Caller, filter: ListFilter): AsyncGenerator<string, void, undefined> {
  yield CSV_HEAD;
  const bound = await bind(caller, filter);
  let cursor: ListQuery["cursor"] = null;
  do {
    const { places, next } = await findPlaces(bound, { sort: "newest", cursor, size: ROWS_AT_ONCE });
    const rows = await readRows(places.map(({ id }) => id));
    if (rows.length > 0) yield rows.map(toInstanceLine).join("");
    cursor = next && { toward: "after", place: encodeCursor(next) };
  } while (cursor);
}
