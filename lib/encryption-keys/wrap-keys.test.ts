import { afterAll, afterEach, expect, it, vi } from "vitest";
import { arnOf, awsKms } from "@/e2e/support/aws-kms";
import { K1, K2, withKeys } from "@/e2e/support/encryption-keys";
import { vault } from "@/e2e/support/vault";

const aws = await awsKms("first", "second");
const transit = await vault("first");
/** What every process needs. */
const SERVER = {
  DATABASE_URL: "postgresql://nobody@localhost/none",
  PUBLIC_URL: "http://localhost:3000",
  SESSION_SECRET: "s".repeat(32),
};
afterAll(() => [aws, transit].forEach(({ close }) => close()));
afterEach(() => {
  vi.unstubAllEnvs();
  aws.calls.length = 0;
});

async function wrap(keys: string[], settings: Record<string, string>, from?: string): Promise<string[]> {
  stub(settings);
  const { wrapKeys } = await withKeys(keys, () => import("./wrap-keys"));
  return (await wrapKeys(from)).split(",");
}

/** What a process with these keys encrypts records with, as check values. */
async function unwrapped(keys: string[], settings: Record<string, string>): Promise<(string | undefined)[]> {
  stub(settings);
  const { unwrapKeys } = await withKeys(keys, () => import("./unwrap-keys"));
  await unwrapKeys();
  await unwrapKeys();
  const { keyCheckValue } = await import("@/lib/encryption");
  return keys.map((entry) => keyCheckValue(entry.split(":")[0]!)?.toString("hex"));
}

const stub = (settings: Record<string, string>) =>
  Object.entries({ ...SERVER, ...settings }).forEach(([name, value]) => vi.stubEnv(name, value));

const operations = () => aws.calls.map(({ operation }) => operation);

it("wraps each key and sees that it can be unwrapped", async () => {
  const wrapped = await wrap([K1, K2], aws.settings);
  expect(wrapped).toEqual([expect.stringMatching(/^k1:aws:/), expect.stringMatching(/^k2:aws:/)]);
  expect(operations()).toEqual(["Encrypt", "Decrypt", "Encrypt", "Decrypt"]);
});

it("a key is unwrapped once in a process, to what it was, and one that is not wrapped needs no KMS", async () => {
  const wrapped = await wrap([K1], aws.settings);
  aws.calls.length = 0;
  const keys = await unwrapped([wrapped[0]!, K2], aws.settings);
  expect(operations()).toEqual(["Decrypt"]);
  vi.unstubAllEnvs();
  expect(keys).toEqual(await unwrapped([K1, K2], {}));
  expect(new Set(keys).size).toBe(2);
});

it("leaves a wrapped key as it is, and refuses one that its KMS can't unwrap", async () => {
  const wrapped = await wrap([K1], aws.settings);
  expect(await wrap([wrapped[0]!, K2], aws.settings)).toEqual([wrapped[0], expect.stringMatching(/^k2:aws:/)]);
  const other = { ...aws.settings, KMS_KEY: arnOf("second") };
  await expect(wrap(wrapped, other)).rejects.toThrow("AWS KMS can't unwrap key k1");
});

it("wraps anew what another key of a KMS wrapped, and what is not wrapped yet, too", async () => {
  const wrapped = await wrap([K1], aws.settings);
  const moved = await wrap([wrapped[0]!, K2], { ...aws.settings, ...transit.settings }, arnOf("first"));
  expect(moved).toEqual([expect.stringMatching(/^k1:vault:v1:/), expect.stringMatching(/^k2:vault:v1:/)]);
  const keys = await unwrapped(moved, transit.settings);
  vi.unstubAllEnvs();
  expect(keys).toEqual(await unwrapped([K1, K2], {}));
});

it("says which setting is missing", async () => {
  await expect(wrap([K1], {})).rejects.toThrow("KMS_KEY is missing");
});
