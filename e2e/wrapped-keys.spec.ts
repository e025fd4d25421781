import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { ROOT } from "@/scripts/root";
import { expect, test } from "./fixtures";
import { arnOf, awsKms } from "./support/aws-kms";
import { clientOf } from "./support/contract-client";
import { instanceOfOAuth1 } from "./support/instance-by-api";
import { ownPortal } from "./support/own-portal";

test.describe.configure({ timeout: 240_000 });

const KEY = `k1:${Buffer.alloc(32, 1).toString("base64")}`;

const run = (script: string, settings: Record<string, string>, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [...args, join(ROOT, script)], { cwd: ROOT, env: { ...process.env, ...settings } });

test("a server has its keys unwrapped by the KMS, once, and ends before anything is stored when it is refused", async ({
  portal,
  simulator,
}) => {
  const kms = await awsKms("first", "second");
  const base = {
    DATABASE_URL: portal.databaseUrl,
    PUBLIC_URL: portal.url,
    SESSION_SECRET: "a session secret that only this test uses",
  };
  const wrapping = run("scripts/keys-wrap.ts", { ...base, ...kms.settings, ENCRYPTION_KEYS: KEY }, "--import", "tsx");
  const settings = { ...kms.settings, ENCRYPTION_KEYS: (await text(wrapping.stdout!)).trim() };
  expect(settings.ENCRYPTION_KEYS).toMatch(/^k1:aws:/);
  const own = await ownPortal(portal, undefined, settings);
  try {
    kms.calls.length = 0;
    const client = clientOf(await own.start());
    // The server, and the command that makes the first admin.
    expect(kms.calls.map(({ operation }) => operation)).toEqual(["Decrypt", "Decrypt"]);
    const { token } = await instanceOfOAuth1(client, simulator);
    expect((await client.asElement(token, "GET", "/ping")).status).toBe(200);
    expect(kms.calls).toHaveLength(2);

    const wrong = { ...base, ...settings, DATABASE_URL: own.databaseUrl, KMS_KEY: arnOf("second") };
    const refused = run("scripts/server.js", { ...wrong, PORT: "0" });
    const [output, [code]] = await Promise.all([text(refused.stdout!), once(refused, "exit") as Promise<[number]>]);
    expect(code).toBe(1);
    expect(output).toContain("AWS KMS can't unwrap key k1 of ENCRYPTION_KEYS with KMS_KEY (IncorrectKeyException)");
  } finally {
    await own.stop();
    kms.close();
  }
});
