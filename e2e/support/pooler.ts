import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "@/scripts/ports";
import { waitUntil } from "@/scripts/processes";

/** Debian's, or another one that is named. */
const PGBOUNCER = process.env.PGBOUNCER_PATH ?? "pgbouncer";

/** The minor version of PgBouncer 1 that is installed, or null without one. From 21 on it keeps track of prepared statements. */
export function pgBouncerVersion(): number | null {
  const { stdout } = spawnSync(PGBOUNCER, ["--version"], { encoding: "utf8" });
  const minor = /^PgBouncer 1\.(\d+)/.exec(stdout ?? "")?.[1];
  return minor === undefined ? null : Number(minor);
}

/** PgBouncer in transaction mode in front of the server of an address. `url` is the same database through it. */
export async function startPooler(databaseUrl: string) {
  const server = new URL(databaseUrl);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "gangway-pooler-"));
  chmodSync(folder, 0o755);
  const keepsPrepared = (pgBouncerVersion() ?? 0) >= 21;
  const config = `[databases]
* = host=${server.hostname} port=${server.port} user=${server.username} password=${decodeURIComponent(server.password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 8
max_client_conn = 500
${keepsPrepared ? "max_prepared_statements = 200" : ""}
`;
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(file, config, { mode: 0o644 });
  // It refuses to run as root.
  const asNobody = process.getuid?.() === 0 ? ["--user", "nobody"] : [];
  const pooler: ChildProcess = spawn(PGBOUNCER, ["--quiet", ...asNobody, file], { stdio: "ignore" });
  const ended = once(pooler, "exit");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  if (!(await waitUntil(() => answers(url.href), 10_000, 100))) throw new Error("PgBouncer did not start");
  return {
    url: url.href,
    keepsPrepared,
    stop: async () => {
      if (pooler.kill("SIGKILL")) await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 1_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query("select 1")).rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
