import { pool } from "@/lib/db";

const MOST = 200;

/**
 * Tells of tokens that cannot be renewed: ten minutes before their end, and when they have ended. Each once, in whichever
 * replica comes first. Gives how many grants were told of.
 */
export async function notifyExpiring(): Promise<number> {
  const { rowCount } = await pool().query({
    name: "tell_nearing_ends",
    text: `with near as (
        select id from grants where notice_at <= now() order by notice_at limit ${MOST} for update skip locked
      ), told as (
        update grants g set notice_at = case when g.expires_at > now() then g.expires_at end
        from near where g.id = near.id
        returning g.id, g.version, g.expires_at
      ), events as (
        insert into events (organization_id, instance_id, type, data)
        select i.organization_id, i.id, case when t.expires_at > now() then 'grant.expiring' else 'grant.expired' end,
          jsonb_build_object('expiresAt', t.expires_at, 'version', t.version)
        from told t join instances i on i.grant_id = t.id
      )
      select id from told`,
  });
  return rowCount ?? 0;
}
