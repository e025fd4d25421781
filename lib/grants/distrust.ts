import type pg from "pg";

/** How long Xero accepts a refresh token that a renewal has replaced (xero-protocol B.3), in minutes. */
const GRACE_MINUTES = 30;

/**
 * SQL: how long before now a restored grant becomes due, so that the one whose grace ends first is renewed first. A renewal that was
 * due after the backup has replaced the token: half an hour after that Xero refuses the one we have. Those for which it may be too late
 * come last, and nothing is due for so long that it would count as overdue.
 */
const HEAD_START = `case when renew_at > now() - interval '${GRACE_MINUTES} minutes'
  then greatest(now() - renew_at, interval '0') / ${GRACE_MINUTES} else interval '0' end`;

/**
 * Makes every grant that can be renewed due at once, as one of which nobody knows whether its token is the newest, with a check of its
 * connections. For a database that was restored; returns how many.
 */
export async function distrustGrants(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `update grants set status = 'retrying', problem = 'restored', failures = 0, claimed_at = null, checked_at = to_timestamp(0),
        renew_at = now() - ${HEAD_START}
      where renew_at is not null and status <> 'reconnect'`,
  );
  return rowCount ?? 0;
}
