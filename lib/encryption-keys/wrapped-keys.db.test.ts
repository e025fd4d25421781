import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { arnOf, awsKms } from "@/e2e/support/aws-kms";
import { useDatabase } from "@/e2e/support/database";
import { K1, K2 } from "@/e2e/support/encryption-keys";
import { fillEverySealedColumn } from "@/e2e/support/every-sealed-column";
import { vault } from "@/e2e/support/vault";
import { ROOT } from "@/scripts/root";

const database = useDatabase();
const aws = await awsKms("first", "second");
const transit = await vault("first");
beforeAll(() => fillEverySealedColumn(database));
afterAll(() => [aws, transit].forEach(({ close }) => close()));

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
