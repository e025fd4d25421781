import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { arnOf, awsKms } from "@/e2e/support/aws-kms";
import { useDatabase } from "@/e2e/support/database";
import { K1, K2 } from "@/e2e/support/encryption-keys";
import { fillEverySealedColumn } from "@/e2e/support/every-sealed-column";
import { vault } from "@/e2e/support/vault";
import { createDatabase, dropDatabase } from "@/scripts/embedded/database";
import { ROOT } from "@/scripts/root";
import { COMMANDS } from "@/scripts/runtime/bundle-commands";

const folder = mkdtempSync(join(tmpdir(), "gangway-wrapped-"));
const FILE = join(folder, "backup");

const database = useDatabase();
const aws = await awsKms("first", "second");
const transit = await vault("first");
beforeAll(() => fillEverySealedColumn(database));
afterAll(() => {
  [aws, transit].forEach(({ close }) => close());
  rmSync(folder, { recursive: true });
});

/** A command of the operator in a process of its own, as these settings have it. */
async function run(command: string, settings: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${command}.ts`, ...args], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: "silent", ...settings },
  });
  const [printed, complained, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]);
  return { printed: printed.trim(), complained: complained.trim(), status };
}
const wrap = async (keys: string, settings: Record<string, string>, ...args: string[]) =>
  (await run("keys-wrap", { ...settings, ENCRYPTION_KEYS: keys }, ...args)).printed;

it("a key that is there already is wrapped and opens the same records, in every command, with nothing encrypted anew", async () => {
  const wrapped = await wrap(K1, aws.settings);
  expect(wrapped).toMatch(/^k1:aws:[A-Za-z0-9+/=]+$/);
  const settings = { ...aws.settings, ENCRYPTION_KEYS: wrapped };
  const rotated = await run("keys-rotate", settings);
  expect([rotated.status, rotated.complained]).toEqual([0, ""]);
  expect(rotated.printed).toMatch(/Key k1 encrypts \d+ records\.$/);
  expect((await run("verify-audit-log", settings)).complained).toBe("");
  const checked = (await run("doctor", settings)).printed;
  expect(checked).toContain(
    "and everything stored can be read. Keys are read from ENCRYPTION_KEYS; AWS KMS unwrapped k1.",
  );
  for (const { printed } of [rotated, { printed: checked }]) expect(printed).not.toContain(K1.slice(3));
}, 90_000);

/** Every command of the operator, with arguments with which it needs the keys or could: a new command does not compile without a line. */
const CALLS: Record<keyof typeof COMMANDS, string[][]> = {
  admin: [[]],
  backup: [[FILE], ["--verify", FILE]],
  doctor: [[]],
  "keys-rotate": [[]],
  "keys-wrap": [[]],
  person: [
    ["export", "admin@lantern.example"],
    ["erase", "nobody@lantern.example", "--also", "Lantern"],
  ],
  restore: [[FILE], ["--snapshot", "2026-11-30T05:00:00Z"]],
  "second-step-remove": [["admin@lantern.example"]],
  "verify-audit-log": [[]],
};

it("every command works with wrapped keys", async () => {
  const server = inject("serverUrl");
  const empty = await createDatabase(server, `wrapped_${process.pid}`);
  const settings = {
    ...aws.settings,
    ENCRYPTION_KEYS: await wrap(K1, aws.settings),
    BACKUP_KEY: Buffer.alloc(32, 9).toString("base64"),
    ADMIN_EMAIL: "admin@lantern.example",
    ADMIN_PASSWORD: "a long password of the admin",
  };
  for (const [name, calls] of Object.entries(CALLS)) {
    const script = COMMANDS[name as keyof typeof COMMANDS].replace(/^scripts\/|\.ts$/g, "");
    for (const args of calls) {
      // Nobody else may use a database that is restored.
      const DATABASE_URL = name === "restore" ? empty : database.url;
      const { status, complained } = await run(script, { ...settings, DATABASE_URL }, ...args);
      // What the doctor says of an installation that only the test has is no complaint.
      expect([name === "doctor" ? 0 : status, complained], `${name} ${args.join(" ")}`).toEqual([0, ""]);
    }
  }
  await dropDatabase(server, new URL(empty).pathname.slice(1));
}, 180_000);

it("a new key is wrapped beside it, rotated to, and wrapped anew by another KMS", async () => {
  const both = await wrap([await wrap(K1, aws.settings), K2].join(), aws.settings);
  const [k1, k2] = both.split(",") as [string, string];
  const settings = { ...aws.settings, ENCRYPTION_KEYS: `${k2},${k1}` };
  expect((await run("keys-rotate", settings)).printed).toMatch(/Key k2 encrypts \d+ records\.$/);
  const moved = await wrap(k2, { ...aws.settings, ...transit.settings }, "--from", arnOf("first"));
  expect(moved).toMatch(/^k2:vault:v1:/);
  const alone = { ...transit.settings, ENCRYPTION_KEYS: moved };
  expect((await run("keys-rotate", alone)).printed).toMatch(/Key k2 encrypts \d+ records\.$/);
}, 90_000);

it("a key that can't be unwrapped stops each command with one sentence, before anything is changed", async () => {
  await database.query("delete from encryption_keys");
  const settings = { ...aws.settings, ENCRYPTION_KEYS: await wrap(K2, aws.settings), KMS_KEY: arnOf("second") };
  const sentence = /^AWS KMS can't unwrap key k2 of ENCRYPTION_KEYS with KMS_KEY \(IncorrectKeyException\): [^\n]+$/;
  for (const command of ["keys-rotate", "verify-audit-log", "up/first-admin-main"]) {
    const { status, complained } = await run(command, settings);
    expect([status, complained], command).toEqual([1, expect.stringMatching(sentence)]);
  }
  const checked = (await run("doctor", settings)).printed;
  expect(checked).toContain("FAILED  Encryption keys: AWS KMS can't unwrap key k2");
  expect(checked).toContain("-       Keys of the apps: Not checked: the encryption keys can’t be used.");
  expect(await database.query("select id from encryption_keys")).toEqual([]);
}, 90_000);
