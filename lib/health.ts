import { pool } from "./db";
import { areRenewalsBegun } from "./grants/renewals-begun";
import { log } from "./log";
import { isDiskFull } from "./repeating-pool";

const PROBE = { text: "select 1", query_timeout: 2_000 };

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
export async function readHealth(): Promise<{ alive: boolean; renewing?: false; writing?: false }> {
  const alive = await isDatabaseAlive();
  // A statement that fails now is told by the next check.
  const isRenewing = !alive || (await areRenewalsBegun(null).catch(() => true));
  return { alive, ...(!isRenewing && { renewing: false }), ...(isDiskFull() && { writing: false }) };
}
