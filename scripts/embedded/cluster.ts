import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries";
import { makeOnce } from "./make-once";
import { giveToPostgres, postgresUser } from "./run-as-user";

export const SUPERUSER = "gangway";

export type Cluster = { folder: string; data: string; password: string };

/** PostgreSQL's data below `home` and the password to it, made on first use. */
export function ensureCluster(home: string, binaries: Binaries): Cluster {
  const folder = join(home, "cluster");
  makeOnce(folder, (draft) => createCluster(draft, binaries));
  return { folder, data: join(folder, "data"), password: readFileSync(join(folder, "password"), "utf8").trim() };
}

function createCluster(folder: string, binaries: Binaries): void {
  makePrivateFolder(folder);
  const password = join(folder, "password");
  writeFileSync(password, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
  giveToPostgres(password);
  const access = ["-U", SUPERUSER, "-A", "scram-sha-256", `--pwfile=${password}`];
  const form = ["-E", "UTF8", "--locale=C", "--no-instructions"];
  execFileSync(binaries.initdb, ["-D", join(folder, "data"), ...access, ...form], {
    ...postgresUser,
    cwd: folder,
    env: postgresEnvironment(),
    stdio: "pipe",
  });
}

export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  giveToPostgres(folder);
}

/** Nothing of ours, secrets least of all, is handed to PostgreSQL's processes. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, TZ: "UTC" };
}
