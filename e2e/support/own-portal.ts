import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "@/scripts/ports";
import { waitUntil } from "@/scripts/processes";
import { ROOT } from "@/scripts/root";

type Shared = { databaseUrl: string; simulator: { url: string } };
type Ready = {
  url: string;
  pid: number;
  databaseUrl: string;
  admin: { email: string; password: string };
  userSecret: string;
  organizationSecret: string;
};

/**
 * A portal of its own, with a database of its own on the shared server, which a test may kill and start again. It calls Xero's
 * API at `apiUrl`, if that is not the simulator itself, and has more `settings`, if a test needs them.
 */
export async function ownPortal(
  { databaseUrl, simulator }: Shared,
  apiUrl = simulator.url,
  settings: Record<string, string> = {},
) {
  const database = `own_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query(`create database ${database}`);
  const url = new URL(databaseUrl);
  url.pathname = database;
  const data = mkdtempSync(join(tmpdir(), "gangway-own-"));
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: url.href,
    XERO_OAUTH1_BASE_URL: simulator.url,
    XERO_API_BASE_URL: apiUrl,
    ...settings,
  };
  const log = `${data}.log`;
  let up: ChildProcess;
  let ended: Promise<unknown>;

  async function start(): Promise<Ready> {
    const readyFile = join(data, "ready.json");
    rmSync(readyFile, { force: true });
    const output = openSync(log, "a", 0o600);
    const options = ["--live", "--port", String(port), "--data", data, "--ready-file", readyFile];
    up = spawn(process.execPath, ["scripts/up.js", ...options], { cwd: ROOT, env, stdio: ["ignore", output, output] });
    closeSync(output);
    ended = once(up, "exit");
    await waitUntil(() => existsSync(readyFile) || up.exitCode !== null, 180_000, 100);
    const isReady = existsSync(readyFile);
    if (!isReady) throw new Error(`the portal did not start (exit code ${up.exitCode})`);
    return JSON.parse(readFileSync(readyFile, "utf8")) as Ready;
  }

  /** Tells it to end, as a process manager does, and waits until it has. */
  async function end(): Promise<void> {
    if (up.exitCode === null && up.kill("SIGTERM")) await ended;
  }

  return {
    start,
    /** Kills the server, as a power cut would; what started it then ends by itself. */
    kill: async () => {
      execFileSync("pkill", ["-9", "-f", `server.js.*--port ${port}|gangway`, "-P", String(up.pid)]);
      await ended;
    },
    end,
    stop: async () => {
      await end();
      await admin.query(`drop database ${database} with (force)`);
      await admin.end();
      for (const each of [data, log]) rmSync(each, { recursive: true, force: true });
    },
    databaseUrl: url.href,
    url: `http://localhost:${port}`,
    /** The file that has the output of every start. */
    log,
  };
}
