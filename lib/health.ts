import { pool } from "./db";
import { log } from "./log";

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
