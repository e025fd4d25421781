import { join } from "node:path";
import { ensurePostgres } from "../postgres";
import { isAlive } from "../processes";
import { atEnd, end } from "./shutdown";

const WATCH_MS = 2_000;

/** The address of the database: DATABASE_URL, or that of the PostgreSQL in the data folder, which is started. */
export async function startDatabase(folder: string): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const starting = ensurePostgres(join(folder, "postgres"));
  // Also when we end while it is starting. That it could not start is told by whoever waits for it.
  const started = starting.catch(() => null);
  atEnd(async () => (await started)?.stop());
  const { url, pid } = await starting;
  setInterval(() => {
    if (!isAlive(pid)) void end(1, "PostgreSQL stopped. Stopping everything else.");
  }, WATCH_MS).unref();
  return url;
}
