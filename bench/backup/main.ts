import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createDatabase } from "@/scripts/embedded/database";
import { atEnd, end, explain } from "@/scripts/up/shutdown";
import { startNode } from "../lib/child";
import { migratedDatabase } from "../lib/database";
import "../lib/end-on-signals";

// npm run backup, its check and npm run restore on a database of instances with some history each, as an operator runs them: how long
// each takes, and the most memory it had. Linux only, which is where that is read from.
const { values: options } = parseArgs({ options: { rows: { type: "string", default: "10000" } } });
const EVENTS_EACH = 10;

const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
atEnd(async () => rmSync(folder, { recursive: true }));
const FILE = join(folder, "backup");

try {
  const database = await migratedDatabase();
  process.env.BACKUP_KEY = Buffer.alloc(32, 2).toString("base64");
  const { seed } = await import("../renew/seed");
  await seed(database, Number(options.rows));
  await database.query(
    `insert into events (organization_id, instance_id, type, data)
      select organization_id, id, 'grant.renewed', '{"version": 5, "expiresAt": "2026-11-30T06:00:00.000Z"}'
      from instances cross join generate_series(1, $1)`,
    [EVENTS_EACH],
  );
  const { extendChains } = await import("@/lib/audit-log/extend-chain");
  const { rememberKey } = await import("@/lib/encryption-keys/known-keys");
  await extendChains();
  await rememberKey("k1");
  const { rows } = await database.query<{ bytes: number }>("select pg_database_size(current_database())::float8 bytes");
  console.log(`${options.rows} instances, ${megabytes(rows[0]!.bytes)} of database`);
  const url = process.env.DATABASE_URL!;
  await measure("backup", url, ["scripts/backup.ts", FILE]);
  console.log(`${megabytes(statSync(FILE).size)} of backup`);
  await measure("check", url, ["scripts/backup.ts", "--verify", FILE]);
  await measure("restore", await createDatabase(url, "restored"), ["scripts/restore.ts", FILE]);
  await end(0, "Done");
} catch (error) {
  await end(1, explain(error));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

async function measure(name: string, databaseUrl: string, args: string[]): Promise<void> {
  const begun = performance.now();
  const child = startNode(["--import", "tsx", ...args], { ...process.env, DATABASE_URL: databaseUrl });
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, peakOf(child.pid!))), 100);
  const [code] = (await once(child, "exit")) as [number | null];
  clearInterval(timer);
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
  console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s, at most ${megabytes(peak)} of memory`);
}

/** The most memory that a process had so far, in bytes; 0 once it is gone. */
function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
