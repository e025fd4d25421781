import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { migrate } from "@/lib/migrate";
import { createDatabase } from "@/scripts/embedded/database";
import { ensurePostgres } from "@/scripts/postgres";
import { atEnd, end, explain } from "@/scripts/up/shutdown";
import "../lib/end-on-signals";
import type { Timed } from "./measure";
import { report } from "./report";
import { seed } from "./seed";
import { measureServer } from "./server";

// The list of instances with 1,000, 100,000 and `--rows` of them: what each page, filter and search takes in the
// database, then with the largest what the server makes of it.
const { values } = parseArgs({ options: { rows: { type: "string", default: "1000000" } } });
const rows = Number(values.rows);
const SIZES = [...new Set([1_000, 100_000, rows])].filter((size) => size <= rows);

/** A server with memory for its rows; nothing is written while something is measured. */
const SETTINGS = ["shared_buffers=1GB", "fsync=off", "synchronous_commit=off", "max_wal_size=8GB"];

/** Settings that the product insists on, and reading the list has no use for. */
const NOT_USED = {
  PUBLIC_URL: "http://localhost:3000",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  SESSION_SECRET: "a session secret that only the bench uses",
};

const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
atEnd(async () => rmSync(folder, { recursive: true, force: true }));
try {
  const postgres = await ensurePostgres(folder, SETTINGS);
  atEnd(postgres.stop);
  const measured = new Map<number, Timed[]>();
  let largest = "";
  for (const size of SIZES) {
    largest = await makeDatabase(postgres.url, size);
    measured.set(size, await measure(largest));
  }
  report(measured);
  await measureServer(largest);
  await end(0, "Done");
} catch (error) {
  await end(1, explain(error));
}

async function makeDatabase(serverUrl: string, size: number): Promise<string> {
  const startedAt = Date.now();
  const url = await createDatabase(serverUrl, `rows_${size}`);
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await seed(client, size);
  await client.end();
  console.log(`${size} rows seeded in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  return url;
}

/** In a process of its own: the product has one database in its life. */
async function measure(databaseUrl: string): Promise<Timed[]> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, ...NOT_USED };
  const args = ["--import", "tsx", "bench/list/measure.ts"];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`bench/list/measure.ts ended with code ${code}`);
  return JSON.parse(output) as Timed[];
}
