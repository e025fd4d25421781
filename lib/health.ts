import { pool } from "./db";
import { log } from "./log";

/** Whether the database answers. */
export async function isDatabaseAlive(): Promise<boolean> {
  try {
    await pool().query("select 1");
    return true;
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : "unknown" }, "the database does not answer");
    return false;
  }
}
