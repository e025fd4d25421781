import { pool } from "@/lib/db";
import type { FirstRunView } from "./view";

/** Calls are counted for longer than that, so that one that was made is not forgotten. */
const SHOWN_DAYS = 7;

type Row = Omit<FirstRunView, "hasCalled"> & { hasCalled: boolean; isNew: boolean };

const FIRST_RUN = `select
    (select json_build_object('id', id, 'name', name) from apps where organization_id = $1
      order by created_at desc limit 1) app,
    (select json_build_object('id', id, 'name', name) from instances where organization_id = $1 order by id limit 1) instance,
    exists (select 1 from call_counts c join instances i on i.id = c.instance_id where i.organization_id = $1) "hasCalled",
    exists (select 1 from instances where organization_id = $1
      and created_at > now() - interval '${SHOWN_DAYS} days') "isNew"`;

/**
 * How far an organization with so many instances came with the first steps. Null once it needs no list of them: it has several
 * instances, or has had its only one for a week.
 */
export async function readFirstRun(organizationId: string, total: number): Promise<FirstRunView | null> {
  if (total > 1) return null;
  const { rows } = await pool().query<Row>(FIRST_RUN, [organizationId]);
  const { isNew, ...steps } = rows[0]!;
  return total === 0 || isNew ? steps : null;
}
