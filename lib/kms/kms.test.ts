import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { arnOf, AWS_SETTINGS, awsKms } from "@/e2e/support/aws-kms";
import { vault, VAULT_TOKEN } from "@/e2e/support/vault";
import { freePort } from "@/scripts/ports";

const aws = await awsKms("first", "second");
const transit = await vault("first", "second");
afterAll(() => [aws, transit].forEach(({ close }) => close()));
afterEach(() => vi.unstubAllEnvs());

/** The KMS as a process with these settings has it. */
async function kmsWith(settings: Record<string, string>) {
  vi.resetModules();
  const database = { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" };
  for (const [name, value] of Object.entries({ ...database, ...settings })) vi.stubEnv(name, value);
  return (await import("./kms-of")).kmsOf(settings.KMS_KEY!);
}

const key = randomBytes(32);
const nowhere = async () => `http://127.0.0.1:${await freePort()}`;

describe.each([
  {
    name: "AWS KMS",
    ...aws,
    address: "AWS_ENDPOINT_URL_KMS",
    keyNamed: arnOf,
    failOnce: () => aws.failures.push("ThrottlingException"),
  },
  {
    name: "Vault",
    ...transit,
    address: "VAULT_ADDR",
    keyNamed: (name: string) => `vault:transit/${name}`,
    failOnce: () => transit.failures.push(503),
  },
])("$name", ({ settings, failures, address, keyNamed, failOnce }) => {
  const wrapped = async () => (await kmsWith(settings)).wrap("k1", key);
  const refused = async (change: Record<string, string>, id = "k1", text = "") => {
    const value = text || (await wrapped());
    return (await kmsWith({ ...settings, ...change })).unwrap(id, value).catch((error: unknown) => error as object);
  };

  it("unwraps what it wrapped", async () => {
    const text = await wrapped();
    expect(text).not.toContain(key.toString("base64"));
    expect(await (await kmsWith(settings)).unwrap("k1", text)).toEqual(key);
  });

  it("tells a wrong key: another one, another id, what was changed, what another KMS wrapped, a key that is not there", async () => {
    const wrong = {
      problem: "wrong_key",
      message: expect.stringMatching(/^(AWS KMS|Vault) can't unwrap key k\d of ENCRYPTION_KEYS/) as string,
    };
    const text = await wrapped();
    expect(await refused({ KMS_KEY: keyNamed("second") })).toMatchObject(wrong);
    expect(await refused({}, "k2")).toMatchObject(wrong);
    expect(await refused({}, "k1", text.slice(0, -8) + "AAAAAAA=")).toMatchObject(wrong);
    expect(await refused({}, "k1", text.startsWith("aws:") ? "vault:v1:AAAA" : "aws:AAAA")).toMatchObject(wrong);
    expect(await refused({ KMS_KEY: keyNamed("none") })).toMatchObject({
      problem: "wrong_key",
      message: expect.stringContaining("has no usable key") as string,
    });
  });

  it("tells a KMS that is away, after a few attempts, and goes on when it is back", async () => {
    expect(await refused({ [address]: await nowhere() })).toMatchObject({
      problem: "away",
      message: expect.stringMatching(/ at http:\/\/127\.0\.0\.1:\d+ can't be used \(ECONNREFUSED\)/) as string,
    });
    const text = await wrapped();
    failOnce();
    expect(await (await kmsWith(settings)).unwrap("k1", text)).toEqual(key);
    expect(failures).toEqual([]);
  }, 20_000);
});

const unwrapped = async (settings: Record<string, string>, text: string) =>
  (await kmsWith(settings)).unwrap("k1", text);

describe("access to AWS", () => {
  const wrapped = async () => (await kmsWith(aws.settings)).wrap("k1", key);

  it("names the key's id, and Gangway, to AWS", async () => {
    await wrapped();
    expect(aws.calls.at(-1)).toEqual({
      operation: "Encrypt",
      context: { application: "gangway", "encryption-key": "k1" },
    });
  });

  it("tells what is refused, without the secret", async () => {
    const text = await wrapped();
    const wrong = { ...aws.settings, AWS_SECRET_ACCESS_KEY: "another-secret" };
    const error = await unwrapped(wrong, text).catch((error: Error) => error);
    expect(error).toMatchObject({ problem: "no_access" });
    expect(String(error)).toContain("AWS KMS refuses Gangway (InvalidSignatureException). See that its credentials");
    expect(String(error)).not.toContain("another-secret");
    aws.failures.push("AccessDeniedException");
    await expect(unwrapped(aws.settings, text)).rejects.toThrow("refuses Gangway (AccessDeniedException)");
  });

  it("takes a container's own credentials", async () => {
    const asked: unknown[] = [];
    const server = createServer(({ url, headers }, response) => {
      asked.push([url, headers.authorization]);
      const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = AWS_SETTINGS;
      const body = { AccessKeyId: AWS_ACCESS_KEY_ID, SecretAccessKey: AWS_SECRET_ACCESS_KEY, Token: AWS_SESSION_TOKEN };
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const file = join(tmpdir(), `gangway-token-${process.pid}`);
    writeFileSync(file, "a token of the pod\n");
    const settings = {
      ...aws.settings,
      AWS_ACCESS_KEY_ID: "",
      AWS_SECRET_ACCESS_KEY: "",
      AWS_SESSION_TOKEN: "",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
    };
    expect(await unwrapped(settings, await wrapped())).toEqual(key);
    expect(asked).toEqual([["/v1/credentials", "a token of the pod"]]);
    server.close();
    const none = { ...settings, AWS_CONTAINER_CREDENTIALS_FULL_URI: "" };
    await expect(unwrapped(none, "aws:AAAA")).rejects.toThrow("AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is missing");
  });
});

it("tells what Vault refuses, and takes the token from a file", async () => {
  const { settings } = transit;
  const text = await (await kmsWith(settings)).wrap("k1", key);
  await expect(unwrapped({ ...settings, VAULT_TOKEN: "hvs.other" }, text)).rejects.toThrow(
    'Vault refuses Gangway (403). See that its token is valid and has a policy with "update" on transit/decrypt/first.',
  );
  const file = join(tmpdir(), `gangway-vault-${process.pid}`);
  writeFileSync(file, `${VAULT_TOKEN}\n`);
  expect(await unwrapped({ ...settings, VAULT_TOKEN: "", VAULT_TOKEN_FILE: file }, text)).toEqual(key);
  const gone = unwrapped({ ...settings, VAULT_TOKEN: "", VAULT_TOKEN_FILE: `${file}.gone` }, text);
  await expect(gone).rejects.toThrow("VAULT_TOKEN_FILE is not a file that can be read");
  const none = { ...settings, VAULT_TOKEN: "", VAULT_TOKEN_FILE: "" };
  await expect(unwrapped(none, text)).rejects.toThrow("VAULT_TOKEN and VAULT_TOKEN_FILE are");
});
