import { pool } from "./db";
import { log } from "./log";

const PROBE = { text: "select 1", query_timeout: 2_000 };

/** Far longer than a grant that is due waits for a worker. */
const OVERDUE = "3 minutes";
const OVERDUE_GRANT = {
  text: `select 1 from grants g join apps a on a.id = g.app_id
    where g.renew_at < now() - interval '${OVERDUE}' and g.status <> 'reconnect'
      and (a.paused_until is null or a.paused_until < now() - interval '${OVERDUE}') limit 1`,
  query_timeout: 2_000,
};

/** Whether renewals that are due are begun: not when no worker runs anywhere. */
async function areRenewalsBegun(): Promise<boolean> {
  const { rowCount } = await pool().query(OVERDUE_GRANT);
  return rowCount === 0;
}

/** Whether the database answers in time; a frozen one does not. */
export async function isDatabaseAlive(): Promise<boolean> {
  try {
    await pool().query(PROBE);
    return true;
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : "unknown" }, "the database does not answer");
    return false;
  }
}

/** What the health check says. */
export async function readHealth(): Promise<{ alive: boolean; renewing?: false }> {
  const alive = await isDatabaseAlive();
  // A statement that fails now is told by the next check.
  const isRenewing = !alive || (await areRenewalsBegun().catch(() => true));
  return { alive, ...(!isRenewing && { renewing: false }) };
}
