import { pool } from "@/lib/db";

const MAX_BATCH = 200;

/**
 * Records an event for each instance whose token cannot be renewed: ten minutes before its end, and when it has ended. Each once,
 * in whichever replica comes first. Returns how many grants were notified of.
 */
export async function notifyExpiring(): Promise<number> {
  const { rowCount } = await pool().query({
    name: "notify_expiring",
    text: `with near as (
        select id from grants where notice_at <= now() order by notice_at limit ${MAX_BATCH} for update skip locked
      ), notified as (
        update grants g set notice_at = case when g.expires_at > now() then g.expires_at end
        from near where g.id = near.id
        returning g.id, g.version, g.expires_at
      ), events as (
        insert into events (organization_id, instance_id, type, data)
        select i.organization_id, i.id, case when n.expires_at > now() then 'grant.expiring' else 'grant.expired' end,
          jsonb_build_object('expiresAt', n.expires_at, 'version', n.version)
        from notified n join instances i on i.grant_id = n.id
      )
      select id from notified`,
  });
  return rowCount ?? 0;
}
