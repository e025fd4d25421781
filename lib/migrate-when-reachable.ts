import { setTimeout as sleep } from "node:timers/promises";
import { isUntrusted, TRUST_REMEDY } from "./certificate";
import { log } from "./log";
import { migrate, refuseNewerDatabase } from "./migrate";
import { requirePreparedStatements } from "./require-prepared";

const DATABASE_POLL_MS = 2_000;
const UNTRUSTED = `The certificate of the database of DATABASE_URL is not trusted. ${TRUST_REMEDY}`;

/**
 * Migrates, and returns the names of what was applied. Waits for a database that is away; throws where only a person can help: its
 * certificate is not trusted, a pooler forgets prepared statements, it is of a newer version, `check` throws, which runs before anything
 * is changed, or a migration fails.
 */
export async function migrateWhenReachable(url: string, check: () => Promise<void>): Promise<string[]> {
  for (;;) {
    try {
      await requirePreparedStatements(url);
      await refuseNewerDatabase(url);
      await check();
      return await migrate(url);
    } catch (error) {
      if (isUntrusted(error)) throw new Error(UNTRUSTED, { cause: error });
      if (!isUnreachable(error)) throw error;
      log.warn({ code: error.code }, "waiting for the database of DATABASE_URL");
      await sleep(DATABASE_POLL_MS);
    }
  }
}

/** Codes of Node.js for a host that cannot be reached, and of PostgreSQL (SQLSTATE) for one that starts, stops or is full. */
function isUnreachable(error: unknown): error is Error & { code: string } {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(E[A-Z_]+|08\w{3}|57P0\d|53300)$/.test(code);
}
