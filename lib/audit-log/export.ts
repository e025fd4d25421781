import { requireAdminRole, type Caller } from "@/lib/caller";
import { CSV_MARK, toCsvLine } from "@/lib/csv";
import type { TimeCursor } from "@/lib/paging";
import { toTextStream } from "@/lib/text-stream";
import type { AuditLogFilter } from "./filter";
import { readEntries, type ReadEntry } from "./read-entries";

const BATCH = 1_000;
const HEAD = ["entry", "time", "user", "ip address", "event", "instance", "instance name", "details"];

/** All entries of the filter as CSV, newest first, read as the stream is consumed. Throws `forbidden` for a member. */
export function exportAuditLog(caller: Caller, filter: AuditLogFilter): ReadableStream<Uint8Array> {
  requireAdminRole(caller, "export the audit log");
  return toTextStream(toChunks(caller.organizationId, filter));
}

async function* toChunks(organizationId: string, filter: AuditLogFilter): AsyncGenerator<string, void, undefined> {
  yield CSV_MARK + toCsvLine(HEAD);
  let cursor: TimeCursor | null = null;
  do {
    const lines: ReadEntry[] = await readEntries(organizationId, filter, { cursor, limit: BATCH });
    const last = lines.at(-1);
    if (last) yield lines.map(toLine).join("");
    cursor = last && lines.length === BATCH ? { direction: "after", at: new Date(last.at), id: last.id } : null;
  } while (cursor);
}

function toLine({ line, at, actor, address, type, instance, data }: ReadEntry): string {
  const details = Object.keys(data).length > 0 ? JSON.stringify(data) : null;
  return toCsvLine([line, at, actor, address, type, instance?.id ?? null, instance?.name ?? null, details]);
}
