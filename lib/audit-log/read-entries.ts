import { pool } from "@/lib/db";
import type { AuditLogEntry, EventType, EventView } from "./view";
import type { Place } from "@/lib/paging";
import type { AuditLogFilter } from "./filter";

type Row = {
  id: string;
  type: string;
  actor: string | null;
  address: string | null;
  instanceId: number | null;
  name: string | null;
  data: EventView["data"];
  createdAt: Date;
  line: number | null;
};

/** An entry, with its number in the hash chain once it has one. */
export type ReadEntry = AuditLogEntry & { line: number | null };

/**
 * Up to `most` entries of the filter: the newest, or those next to a place. Entries after a place are older, newest first; those
 * before it are newer, oldest first.
 */
export async function readEntries(
  organizationId: string,
  filter: AuditLogFilter,
  { place, most }: { place: Place | null; most: number },
): Promise<ReadEntry[]> {
  const values: unknown[] = [organizationId];
  const also = (sql: string, ...given: unknown[]) =>
    given.includes(null)
      ? []
      : [given.reduce<string>((text, value) => text.replace("?", `$${values.push(value)}`), sql)];
  const isBefore = place?.direction === "before";
  const conditions = [
    "e.organization_id = $1",
    ...also("e.type = any(?)", filter.types),
    ...also("e.actor = ?", filter.who),
    ...also("e.instance_id = ?", filter.instance),
    ...also("e.created_at >= ?", filter.from),
    ...also("e.created_at < ?", filter.to),
    ...(place ? also(`(e.created_at, e.id) ${isBefore ? ">" : "<"} (?, ?)`, place.at, place.id) : []),
  ];
  const order = isBefore ? "asc" : "desc";
  const { rows } = await pool().query<Row>(
    `select e.id::text, e.type, e.actor, e.address, e.instance_id "instanceId", i.name, e.data, e.created_at "createdAt", e.line
      from events e left join instances i on i.id = e.instance_id and i.organization_id = e.organization_id
      where ${conditions.join(" and ")} order by e.created_at ${order}, e.id ${order} limit ${most}`,
    values,
  );
  return rows.map(present);
}

function present({ id, type, actor, address, instanceId, name, data, createdAt, line }: Row): ReadEntry {
  return {
    id,
    type: type as EventType,
    actor,
    address,
    instance: instanceId === null ? null : { id: instanceId, name },
    data,
    at: createdAt.toISOString(),
    line,
  };
}
