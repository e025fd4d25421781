import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "@/scripts/chromium";
import { buildClientPackage } from "@/scripts/client-package";
import { freePort } from "@/scripts/ports";
import { waitUntil } from "@/scripts/processes";
import { ROOT } from "@/scripts/root";

const START_MS = 15 * 60_000; // with a build, on a slow machine
const RESULTS = join(import.meta.dirname, "results");

/** Starts the whole product once, as `npm run up` does, with a data folder of its own. */
export default async function setup(): Promise<() => Promise<void>> {
  if (!findChromium()) throw new Error("There is no Chromium: install one, or name it in CHROMIUM_PATH");
  await buildClientPackage();
  const data = mkdtempSync(join(tmpdir(), "gangway-e2e-"));
  const readyFile = join(data, "ready.json");
  const log = join(RESULTS, "portal.log");
  const up = await start(["--data", data, "--ready-file", readyFile], log);
  const ended = once(up, "exit");

  await waitUntil(() => existsSync(readyFile) || up.exitCode !== null, START_MS, 100);
  process.env.GANGWAY_READY_FILE = readyFile;
  const stop = async () => {
    if (up.kill("SIGTERM")) await ended;
    rmSync(data, { recursive: true, force: true });
  };
  if (existsSync(readyFile)) return stop;
  await stop();
  throw new Error(`The product did not start:\n${readFileSync(log, "utf8")}`);
}

async function start(options: string[], log: string): Promise<ChildProcess> {
  mkdirSync(RESULTS, { recursive: true });
  const output = openSync(log, "w", 0o600);
  // Whatever is set for a portal of the developer's own must not reach the tests.
  const {
    DATABASE_URL: _database,
    PUBLIC_URL: _url,
    ENCRYPTION_KEYS: _keys,
    ENCRYPTION_KEYS_FILE: _keysFile,
    SESSION_SECRET: _secret,
    ...env
  } = process.env;
  return spawn(process.execPath, ["scripts/up.js", "--port", String(await freePort()), ...options], {
    cwd: ROOT,
    env,
    stdio: ["ignore", output, output],
  });
}
