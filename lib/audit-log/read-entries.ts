import { pool } from "@/lib/db";
import { presentEvent, type StoredEvent } from "./record";
import type { AuditLogEntry } from "./view";
import type { TimeCursor } from "@/lib/paging";
import type { AuditLogFilter } from "./filter";

type Row = StoredEvent & Record<"address" | "name", string | null> & Record<"instanceId" | "line", number | null>;

/** An entry, with its number in the hash chain once it has one. */
export type ReadEntry = AuditLogEntry & { line: number | null };

type Range = { cursor: TimeCursor | null; limit: number };

/** Up to `limit` lines that fit the filter, newest first, from a cursor on; those before a cursor come with the oldest first. */
export async function readEntries(organizationId: string, filter: AuditLogFilter, range: Range): Promise<ReadEntry[]> {
  const { cursor, limit } = range;
  const values: unknown[] = [organizationId];
  const also = (sql: string, ...given: unknown[]) =>
    given.includes(null)
      ? []
      : [given.reduce<string>((text, value) => text.replace("?", `$${values.push(value)}`), sql)];
  const isBefore = cursor?.direction === "before";
  const conditions = [
    "e.organization_id = $1",
    ...also("e.type = any(?)", filter.types),
    ...also("e.actor = ?", filter.who),
    ...also("e.instance_id = ?", filter.instance),
    ...also("e.created_at >= ?", filter.from),
    ...also("e.created_at < ?", filter.to),
    ...(cursor ? also(`(e.created_at, e.id) ${isBefore ? ">" : "<"} (?, ?)`, cursor.at, cursor.id) : []),
  ];
  const order = isBefore ? "asc" : "desc";
  const { rows } = await pool().query<Row>(
    `select e.id::text, e.type, e.actor, e.address, e.instance_id "instanceId", i.name, e.data, e.created_at "createdAt", e.line
      from events e left join instances i on i.id = e.instance_id and i.organization_id = e.organization_id
      where ${conditions.join(" and ")} order by e.created_at ${order}, e.id ${order} limit ${limit}`,
    values,
  );
  return rows.map(present);
}

function present({ address, instanceId, name, line, ...event }: Row): ReadEntry {
  const instance = instanceId === null ? null : { id: instanceId, name };
  return { ...presentEvent(event), address, instance, line };
}
