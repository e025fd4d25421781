import { requireAdminRole, type Caller } from "@/lib/caller";
import { CSV_MARK, toCsvLine } from "@/lib/csv";
import type { Place } from "@/lib/paging";
import type { AuditLogFilter } from "./filter";
import { readEntries, type ReadEntry } from "./read-entries";

const BATCH = 1_000;
const HEAD = ["entry", "time", "user", "ip address", "event", "instance", "instance name", "details"];

/** All entries of the filter as CSV, newest first, read as the stream is consumed. Throws `forbidden` for a member. */
export function exportAuditLog(caller: Caller, filter: AuditLogFilter): ReadableStream<Uint8Array> {
  requireAdminRole(caller, "export the audit log");
  const chunks = toChunks(caller.organizationId, filter);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const chunk = await chunks.next();
      if (chunk.done) controller.close();
      else controller.enqueue(encoder.encode(chunk.value));
    },
  });
}

async function* toChunks(organizationId: string, filter: AuditLogFilter): AsyncGenerator<string, void> {
  yield CSV_MARK + toCsvLine(HEAD);
  let place: Place | null = null;
  for (let size = BATCH; size === BATCH;) {
    const lines: ReadEntry[] = await readEntries(organizationId, filter, { place, most: BATCH });
    const last = lines.at(-1);
    size = lines.length;
    if (!last) return;
    place = { direction: "after", at: new Date(last.at), id: last.id };
    yield lines.map(toLine).join("");
  }
}

function toLine({ line, at, actor, address, type, instance, data }: ReadEntry): string {
  const details = Object.keys(data).length > 0 ? JSON.stringify(data) : null;
  return toCsvLine([line, at, actor, address, type, instance?.id ?? null, instance?.name ?? null, details]);
}
