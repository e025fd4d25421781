import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { freePort } from "../ports";
import { waitUntil } from "../processes";
import type { Place, Settings } from "./place";
import { type Server, startServer } from "./server";
import { tryProduct } from "./try-product";

const ADMIN = { ADMIN_EMAIL: "admin@example.com", ADMIN_PASSWORD: randomBytes(12).toString("hex") };
const START_MS = 60_000;
const IDLE_MS = 60_000;

/** Tries a built server and its commands in their place with a new database. Returns what was measured, a line each; throws at what is not as it must be. */
export async function tryPlace(place: Place, databaseUrl: string): Promise<string[]> {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const settings = {
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: url,
    PORT: port,
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    SESSION_SECRET: randomBytes(32).toString("hex"),
  };
  await endsWhileWaiting(place, { ...settings, DATABASE_URL: `postgresql://a:b@127.0.0.1:${await freePort()}/c` });

  const begun = performance.now();
  const server = startServer(place, settings);
  const isHealthy = () => runCommand(place, settings, ["scripts/healthcheck.js"]).status === 0;
  assert.ok(await waitUntil(isHealthy, START_MS, 200), `not healthy: ${server.output()}`);
  const startMs = Math.round(performance.now() - begun);
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const idle = server.memory();

  const admin = tryCommands(place, settings);
  await tryProduct(url, admin);
  const used = server.memory();
  const { code, ms } = await server.stop();
  assert.equal(code, 0, "exit code after SIGTERM");
  assert.equal(isHealthy(), false, "the health check of a server that has stopped");
  saysNothingBad(server);
  return [
    ...place.sizes,
    `healthy, with all migrations, after: ${(startMs / 1000).toFixed(1)} s`,
    `memory, idle for ${IDLE_MS / 1000} s: ${Math.round(idle)} MB; after a page and some calls: ${Math.round(used)} MB`,
    `SIGTERM: exits with 0 after ${ms} ms`,
  ];
}

/** Linux has the first process of a container ignore what it does not listen to. */
async function endsWhileWaiting(place: Place, settings: Settings): Promise<void> {
  const server = startServer(place, settings);
  assert.ok(await waitUntil(() => server.output().includes("waiting for the database"), START_MS), server.output());
  assert.equal((await server.stop()).code, 0);
}

function tryCommands(place: Place, settings: Settings) {
  const admin = runCommand(place, { ...settings, ...ADMIN }, ["scripts/admin.js"]);
  assert.equal(admin.status, 0, admin.output);
  const { userSecret, organizationSecret } = JSON.parse(admin.output) as Record<
    "userSecret" | "organizationSecret",
    string
  >;
  // Nobody is to reach Xero from here, of which it complains.
  assert.match(runCommand(place, settings, ["scripts/doctor.js"]).output, /^ok +Database schema: Up to date/m);
  const verified = runCommand(place, settings, ["scripts/verify-audit-log.js"]);
  assert.equal(verified.status, 0, verified.output);
  const rotated = runCommand(place, settings, ["scripts/keys-rotate.js"]);
  assert.match(rotated.output, /^Key \w+ encrypts \d+ records\.$/m);
  assert.equal(rotated.status, 0, rotated.output);
  // They need files, which nobody has mounted here.
  assert.match(runCommand(place, settings, ["scripts/backup.js"]).output, /^Name a new file/m);
  assert.match(runCommand(place, settings, ["scripts/restore.js", "none"]).output, /^none can't be read/m);
  const held = runCommand(place, settings, ["scripts/person.js", "export", ADMIN.ADMIN_EMAIL]);
  assert.match(held.output, /"memberships"/);
  const wrapped = runCommand(place, settings, ["scripts/keys-wrap.js"]);
  assert.match(wrapped.output, /^KMS_KEY is missing/);
  const write = `require("node:fs").writeFileSync("probe", "")`;
  assert.match(runCommand(place, settings, ["-e", write]).output, /EROFS/, "the files are read-only");
  return { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD, userSecret, organizationSecret };
}

function runCommand(place: Place, settings: Settings, args: string[]): { status: number | null; output: string } {
  const [program, ...rest] = place.commandLine(settings, ["node", ...args]);
  const { status, stdout, stderr } = spawnSync(program!, rest, { encoding: "utf8" });
  return { status, output: stdout + stderr };
}

function saysNothingBad(server: Server): void {
  assert.doesNotMatch(server.output(), /EROFS|EACCES|ERR_|Error|"level":[56]0/);
}
