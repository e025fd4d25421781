import { pool } from "@/lib/db";
import { LONG } from "@/lib/repeating-pool";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import { STATUS_SQL } from "@/lib/instances/status-conditions";

const COUNTS = INSTANCE_STATUSES.map((status) => `count(i.id) filter (where s.status = '${status}')`);

/** One statement, so that the lock is kept for as long as it counts: other replicas then find the hour noted, or leave it to this one. */
const NOTE = `with turn as materialized (
    select pg_try_advisory_xact_lock(hashtextextended('status counts', 0)) is_mine
  ), missing as materialized (
    select o.id from organizations o where (select is_mine from turn) and not exists (
      select from status_counts c where c.organization_id = o.id and c.hour = date_trunc('hour', now()))
  )
  insert into status_counts (organization_id, hour, ${INSTANCE_STATUSES.join()})
  select m.id, date_trunc('hour', now()), ${COUNTS.join()}
  from missing m
  left join (instances i join grants g on g.id = i.grant_id) on i.organization_id = m.id
  left join lateral (select ${STATUS_SQL} status) s on true
  group by m.id
  on conflict do nothing`;

/** Counts each organization's instances by status, unless it was done in this hour. Gives of how many organizations. */
export async function recordStatusCounts(): Promise<number> {
  const { rowCount } = await pool().query({ ...LONG, text: NOTE });
  return rowCount ?? 0;
}
