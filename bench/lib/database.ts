import pg from "pg";
import { migrate } from "@/lib/migrate";
import { throwAwayPostgres } from "@/scripts/embedded/throw-away";

/** A value of ENCRYPTION_KEYS: an id, and 32 times that byte. */
export const encryptionKey = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;

/** A throw-away PostgreSQL, migrated, with the settings of a server that has key `k1` on it in this process's environment. */
export async function migratedDatabase(): Promise<pg.Pool> {
  const postgres = await throwAwayPostgres();
  process.env.ENCRYPTION_KEYS = encryptionKey("k1", 1);
  process.env.SESSION_SECRET = "a session secret that only benchmarks use";
  process.env.PUBLIC_URL = "http://localhost:3000";
  process.env.DATABASE_URL = postgres.url;
  const database = new pg.Pool({ connectionString: postgres.url, max: 2 });
  database.on("error", () => undefined); // its connections end with the server
  await migrate(postgres.url);
  return database;
}
