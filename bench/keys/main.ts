import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import pg from "pg";
import { migrate } from "@/lib/migrate";
import { throwAwayPostgres } from "@/scripts/embedded/throw-away";
import { end, explain } from "@/scripts/up/shutdown";
import "../lib/end-on-signals";

// npm run keys:rotate on a database of grants, as an operator runs it. It prints its own rate.
const { values: options } = parseArgs({ options: { rows: { type: "string", default: "100000" } } });
const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;

process.env.ENCRYPTION_KEYS = key("k1", 1);
process.env.SESSION_SECRET = "a session secret that only this benchmark uses";
process.env.PUBLIC_URL = "http://localhost:3000";

const postgres = await throwAwayPostgres();
process.env.DATABASE_URL = postgres.url;
const database = new pg.Pool({ connectionString: postgres.url, max: 2 });
database.on("error", () => undefined); // its connections end with the server
try {
  await migrate(postgres.url);
  const { seed } = await import("../renew/seed");
  await seed(database, Number(options.rows));
  const env = { ...process.env, ENCRYPTION_KEYS: `${key("k2", 2)},${key("k1", 1)}` };
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/keys-rotate.ts"], {
    env,
    stdio: "inherit",
  });
  await end(status ?? 1, "Done");
} catch (error) {
  await end(1, explain(error));
}
