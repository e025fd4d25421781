import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../ports";
import { waitUntil } from "../processes";
import type { Binaries } from "./binaries";
import { type Cluster, postgresEnvironment, SUPERUSER } from "./cluster";
import { postgresUser } from "./run-as-user";

/** `starter` is the process that started it; the server carries the number in its cluster_name. */
export type Server = { url: string; pid: number; starter: number };

const STOP_MS = 30_000;
const STARTER = "started-by-";

/** Process id and port as PostgreSQL notes them beside its data; null when no server runs. */
export function runningServer(cluster: Cluster): { pid: number; port: number } | null {
  const note = noteOf(cluster);
  if (!existsSync(note)) return null;
  const [pid, , , port] = readFileSync(note, "utf8").split("\n").map(Number);
  return pid && port ? { pid, port } : null;
}

/** Asks the server whether it is ours and ready; throws when it is not. */
export async function answer(cluster: Cluster, { pid, port }: { pid: number; port: number }): Promise<Server> {
  const url = `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/postgres`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ cluster_name: string }>("show cluster_name");
    return { url, pid, starter: Number(rows[0]?.cluster_name.replace(STARTER, "")) };
  } finally {
    await client.end();
  }
}

/** Starts a server and waits for its first answer; throws when it exits instead. */
export async function launch(cluster: Cluster, binaries: Binaries, settings: string[], end: number): Promise<Server> {
  const port = await freePort();
  const log = openSync(logOf(cluster), "a", 0o600);
  const child = spawn(binaries.postgres, ["-D", cluster.data, "-p", String(port), ...options(settings)], {
    ...postgresUser,
    cwd: cluster.data,
    env: postgresEnvironment(),
    // A group of its own: Ctrl-C in the terminal is for us, who stop the server last.
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  let trouble: unknown;
  child.once("error", (error) => (trouble = error));
  while (child.pid && child.exitCode === null && Date.now() < end) {
    const ready = await answer(cluster, { pid: child.pid, port }).catch((error: unknown) => void (trouble = error));
    if (ready) return ready;
    await sleep(25);
  }
  throw new Error("PostgreSQL exited while it was starting", { cause: trouble });
}

function options(settings: string[]): string[] {
  return [
    `cluster_name=${STARTER}${process.pid}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    // Statements and row contents stay out of the log: they may hold secrets.
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    ...settings,
  ].flatMap((setting) => ["-c", setting]);
}

/** SIGINT is PostgreSQL's fast shutdown; its note disappears when everything is written. */
export async function stopServer(cluster: Cluster, pid: number): Promise<void> {
  if (runningServer(cluster)?.pid !== pid) return;
  process.kill(pid, "SIGINT");
  const stopped = await waitUntil(() => runningServer(cluster)?.pid !== pid, STOP_MS);
  if (!stopped) throw new Error(`PostgreSQL (process ${pid}) did not stop within ${STOP_MS / 1000} seconds`);
}

/** What the server last said, for an error message. */
export function lastWords(cluster: Cluster): string {
  const log = logOf(cluster);
  const lines = existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [];
  return lines.length > 0 ? `Its log ${log} ends with:\n${lines.slice(-5).join("\n")}` : "";
}

const noteOf = (cluster: Cluster) => join(cluster.data, "postmaster.pid");
const logOf = (cluster: Cluster) => join(cluster.folder, "log");
