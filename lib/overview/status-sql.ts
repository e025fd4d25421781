/** The same derivation as instanceStatus in lib/instances/status.ts, for instances `i` on grants `g`; a test compares them. */
export const STATUS_SQL = `case
  when i.disabled_at is not null then 'disabled'
  when i.removed_at is not null or g.status = 'reconnect' then 'reconnect'
  when g.renew_at is null and g.expires_at <= now() then 'expired'
  when g.renew_at is null and g.expires_at <= now() + interval '10 minutes' then 'expiring'
  when g.status = 'retrying' or g.expires_at <= now() then 'retrying'
  else 'connected' end`;
