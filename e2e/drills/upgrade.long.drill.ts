import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { simulatorControl } from "@/e2e/support/simulator-control";
import { freePort } from "@/scripts/ports";
import { waitUntil } from "@/scripts/processes";
import { ROOT } from "@/scripts/root";
import type { Ready } from "@/scripts/up/announce";
import { oldVersion } from "./support/old-version";
import { callAtRandom, type Server } from "./support/random-calls";

const LOAD_MS = 60_000;
const KEYS = {
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
  SESSION_SECRET: "a session secret that only the drill uses",
};

const folder = mkdtempSync(join(tmpdir(), "gangway-upgrade-"));
chmodSync(folder, 0o755); // as root PostgreSQL runs as somebody else
const running: ChildProcess[] = [];
const old = oldVersion();
afterAll(async () => {
  // The first one has the database.
  for (const child of running.toReversed()) await end(child);
  old.remove();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.kill("SIGTERM")) await once(child, "exit");
}

/** `npm run up` of the version in `cwd`. */
async function up(name: string, cwd: string, options: string[], env: Record<string, string>) {
  const readyFile = join(folder, `${name}.json`);
  const port = await freePort();
  const args = ["scripts/up.js", "--port", String(port), "--data", join(folder, name), "--ready-file", readyFile];
  const child = spawn(process.execPath, [...args, ...options], {
    cwd,
    env: { ...process.env, DATABASE_URL: undefined, PUBLIC_URL: undefined, ...KEYS, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  running.push(child);
  await waitUntil(() => existsSync(readyFile) || child.exitCode !== null, 10 * 60_000, 200);
  if (!existsSync(readyFile)) throw new Error(`the ${name} version did not start`);
  return { child, ready: JSON.parse(readFileSync(readyFile, "utf8")) as Ready };
}

it(
  `the version before (${old.commit}) and this one answer side by side while programs call both, and nothing is lost`,
  { timeout: 30 * 60_000 },
  async () => {
    const before = await up("old", old.folder, [], {});
    const { userSecret, organizationSecret, databaseUrl, simulator } = before.ready;
    const authorization = `User ${userSecret}, Organization ${organizationSecret}`;
    const servers: Record<string, Server> = { old: { url: before.ready.url, authorization } };
    const control = simulatorControl(simulator!.controlUrl);
    await control.setLimits({ perMinute: 0, perDay: 0 });
    const database = new pg.Client({ connectionString: databaseUrl });
    await database.connect();
    const renewals = setInterval(() => {
      void database.query(
        "update grants set renew_at = now() where renew_at > now() and claimed_at is null and random() < 0.2",
      );
    }, 1_000);

    let isOver = false;
    const calls = callAtRandom(servers, control, () => isOver);
    try {
      const xero = simulator!.url;
      const after = await up("new", ROOT, ["--live"], {
        DATABASE_URL: databaseUrl,
        WEBHOOK_NETWORKS: "any",
        XERO_OAUTH1_BASE_URL: xero,
        XERO_API_BASE_URL: xero,
        XERO_AUTHORIZE_URL: `${xero}/identity/connect/authorize`,
        XERO_TOKEN_URL: `${xero}/connect/token`,
        XERO_REVOCATION_URL: `${xero}/connect/revocation`,
      });
      servers.new = { url: after.ready.url, authorization };
      await new Promise((resolve) => setTimeout(resolve, LOAD_MS));
      delete servers.old;
      await new Promise((resolve) => setTimeout(resolve, LOAD_MS / 6));
    } finally {
      isOver = true;
      clearInterval(renewals);
    }
    const outcomes = await calls;
    console.log(
      `${outcomes.length} calls: ${outcomes.filter(({ server }) => server === "old").length} of them to the version before`,
    );
    // An instance that another call has just removed is not there, and may be renewed or changed by two at once.
    const expected = new Set([200, 404, 409]);
    expect(outcomes.filter(({ status }) => !expected.has(status))).toEqual([]);
    expect(outcomes.filter(({ server }) => server === "new").length).toBeGreaterThan(500);

    const { rows } = await database.query("select id from grants where status = 'reconnect'");
    await database.end();
    expect(rows).toEqual([]);
  },
);
