import { pool } from "@/lib/db";

/** Far longer than a grant that is due waits for a worker. */
const OVERDUE = "3 minutes";
const OVERDUE_GRANT = {
  text: `select 1 from grants g join apps a on a.id = g.app_id
    where g.renew_at < now() - interval '${OVERDUE}' and g.status <> 'reconnect'
      and (a.paused_until is null or a.paused_until < now() - interval '${OVERDUE}')
      and ($1::uuid is null or g.organization_id = $1) limit 1`,
  query_timeout: 2_000,
};

/** Whether renewals that are due, of one organization or of all, are begun: not when no worker runs anywhere. */
export async function areRenewalsBegun(organizationId: string | null): Promise<boolean> {
  const { rowCount } = await pool().query(OVERDUE_GRANT, [organizationId]);
  return rowCount === 0;
}
