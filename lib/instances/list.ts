import { pool } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import type { Caller } from "@/lib/organizations/store";
import { scopeOf } from "./access";
import { presentInstance } from "./present";
import { INSTANCE_STATUSES, type InstanceStatus } from "./status";
import { getInstancesInOrder } from "./store";
import { type InstancePage, TOTAL_CAP } from "./view";

export type ListQuery = { search: string; status: InstanceStatus | null; cursor: string | null };

const PAGE_SIZE = 50;

/** The same derivation as instanceStatus in status.ts, for the database to filter and sort by. */
const STATUS_SQL = `case
  when i.disabled_at is not null then 'disabled'
  when i.removed_at is not null or g.status = 'reconnect' then 'reconnect'
  when g.renew_at is null and g.expires_at <= now() then 'expired'
  when g.renew_at is null and g.expires_at <= now() + interval '10 minutes' then 'expiring'
  when g.status = 'retrying' or g.expires_at <= now() then 'retrying'
  else 'connected' end`;

const MATCHING_SQL = `
  select i.id, array_position('{${INSTANCE_STATUSES.join()}}'::text[], s.status) rank
  from instances i join grants g on g.id = i.grant_id
  cross join lateral (select ${STATUS_SQL} status) s
  where i.organization_id = $1 and ($2::int is null or i.created_by_id = $2)
    and ($3 = '' or i.name ilike $3 or i.organisation_name ilike $3 or i.id::text = $4 or exists (select from unnest(i.tags) tag where tag ilike $3))
    and ($5::text is null or s.status = $5)`;

type Place = { rank: number; id: number };

/** A page of the instances that the caller may see, those that need somebody first, then the newest. */
export async function listInstances(caller: Caller, query: ListQuery): Promise<InstancePage> {
  const { organizationId, ownerId } = scopeOf(caller);
  const pattern = query.search && `%${query.search.replace(/[\\%_]/g, "\\$&")}%`;
  const values = [organizationId, ownerId, pattern, query.search, query.status];
  const cursor = query.cursor === null ? null : readCursor(query.cursor);
  const [places, total] = await Promise.all([readPlaces(values, cursor), countUpTo(values)]);
  const hasMore = places.length > PAGE_SIZE;
  const page = places.slice(0, PAGE_SIZE);
  const isBackwards = cursor?.direction === "before";
  if (isBackwards) page.reverse();
  const rows = await getInstancesInOrder(page.map(({ id }) => id));
  return {
    items: rows.map(presentInstance),
    total,
    previous: page[0] && (isBackwards ? hasMore : cursor !== null) ? toCursor("before", page[0]) : null,
    next: page[0] && (isBackwards || hasMore) ? toCursor("after", page.at(-1)!) : null,
  };
}

/** Whether text names a status. */
export function isInstanceStatus(text: string): text is InstanceStatus {
  return (INSTANCE_STATUSES as readonly string[]).includes(text);
}

async function readPlaces(values: unknown[], cursor: Cursor | null): Promise<Place[]> {
  const isBackwards = cursor?.direction === "before";
  const beyond = isBackwards ? "(rank, -id) < ($6::int, -$7::int)" : "(rank, -id) > ($6::int, -$7::int)";
  const order = isBackwards ? "rank desc, id asc" : "rank asc, id desc";
  const { rows } = await pool().query<Place>(
    `select * from (${MATCHING_SQL}) matching where ${cursor ? beyond : "true"} order by ${order} limit ${PAGE_SIZE + 1}`,
    cursor ? [...values, cursor.rank, cursor.id] : values,
  );
  return rows;
}

async function countUpTo(values: unknown[]): Promise<number> {
  const counted = `select count(*)::int total from (${MATCHING_SQL} limit ${TOTAL_CAP + 1}) matching`;
  const { rows } = await pool().query<{ total: number }>(counted, values);
  return rows[0]!.total;
}

type Cursor = Place & { direction: "before" | "after" };

function toCursor(direction: Cursor["direction"], { rank, id }: Place): string {
  return `${direction}-${rank}-${id}`;
}

function readCursor(text: string): Cursor {
  const [, direction, rank, id] = /^(before|after)-(\d)-(\d{1,9})$/.exec(text) ?? [];
  if (!direction) throw new GangwayError("invalid_request", "This place in the list is not known. Begin at its start.");
  return { direction: direction as Cursor["direction"], rank: Number(rank), id: Number(id) };
}
