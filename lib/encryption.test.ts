import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";

const base = { DATABASE_URL: "postgresql://x/y", PUBLIC_URL: "https://x.test", SESSION_SECRET: "s".repeat(32) };
const key = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const row = { table: "apps", row: "1", organization: "a" };

/** The module as a process with these keys loads it. */
async function withKeys(...keys: string[]) {
  vi.resetModules();
  for (const [name, value] of Object.entries({ ...base, ENCRYPTION_KEYS: keys.join(",") })) vi.stubEnv(name, value);
  return import("./encryption");
}

describe("seal", () => {
  const first = key("k1");
  beforeEach(() => vi.unstubAllEnvs());

  it("opens what it sealed, whatever the text", async () => {
    const { encrypt, decrypt } = await withKeys(first);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(decrypt(encrypt(text, row), row)).toBe(text);
      }),
    );
  });

  it("makes different ciphertext of the same text, without the text in it", async () => {
    const { encrypt } = await withKeys(first);
    const [a, b] = [encrypt("a secret that stands out", row), encrypt("a secret that stands out", row)];
    expect(a.equals(b)).toBe(false);
    expect(a.toString("latin1")).not.toContain("secret");
  });

  it.each([
    ["table", { ...row, table: "grants" }],
    ["row", { ...row, row: "2" }],
    ["organization", { ...row, organization: "b" }],
  ])("does not open in another %s", async (_what, elsewhere) => {
    const { encrypt, decrypt } = await withKeys(first);
    expect(() => decrypt(encrypt("text", row), elsewhere)).toThrow();
  });

  it("does not open after any one byte was changed", async () => {
    const { encrypt, decrypt } = await withKeys(first);
    const sealed = encrypt("text", row);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => decrypt(changed, row)).toThrow();
    }
  });

  it("writes with the first key and reads with every one that is left", async () => {
    const old = (await withKeys(first)).encrypt("text", row);
    const second = key("k2");
    const both = await withKeys(second, first);
    expect(both.decrypt(old, row)).toBe("text");
    const renewed = both.encrypt("text", row);
    const { decrypt } = await withKeys(second);
    expect(decrypt(renewed, row)).toBe("text");
    expect(() => decrypt(old, row)).toThrow('no encryption key "k1"');
  });
});

describe("what cannot be opened", () => {
  const first = key("k1");
  beforeEach(() => vi.unstubAllEnvs());

  it("names the record and why, and tells a key that is missing from what was altered", async () => {
    const { encrypt, decrypt } = await withKeys(first);
    const failureOf = (sealed: Uint8Array) => {
      try {
        return decrypt(sealed, row);
      } catch (error) {
        return error;
      }
    };
    const sealed = encrypt("text", row);
    const cut = Buffer.concat([sealed.subarray(0, -1), Buffer.from([sealed.at(-1)! ^ 1])]);
    expect(failureOf(cut)).toMatchObject({ problem: "altered", isKeyMissing: false, identity: row });
    expect(failureOf(cut)).toMatchObject({ cause: expect.any(Error) as Error });
    expect((failureOf(cut) as Error).message).toMatch(/^apps 1 cannot be opened: ./);
    expect(failureOf(Buffer.from("text"))).toMatchObject({ problem: "altered", isKeyMissing: false });
    const elsewhere = await withKeys(key("k2"));
    expect(() => elsewhere.decrypt(sealed, row)).toThrow(
      expect.objectContaining({ problem: "undecryptable", isKeyMissing: true }) as Error,
    );
  });

  it("is also what has a shorter tag, which AES-GCM would take", async () => {
    const { encrypt, decrypt } = await withKeys(first);
    // Nothing comes after the tag of an empty text.
    const sealed = encrypt("", row);
    expect(decrypt(sealed, row)).toBe("");
    for (const cut of [1, 4, 8, 12]) expect(() => decrypt(sealed.subarray(0, -cut), row)).toThrow("cannot be opened");
  });
});

describe("a head that is written anew", () => {
  it("has the first key, is another one each time, and opens with the text as it was", async () => {
    vi.unstubAllEnvs();
    const [old, newer] = [key("old"), key("newer")];
    const sealed = (await withKeys(old)).encrypt("text", row);
    const { rewrapHead, decrypt } = await withKeys(newer, old);
    const { before, after } = rewrapHead(sealed, row);
    expect(sealed.subarray(0, before.length)).toEqual(before);
    expect([before.subarray(2, 5).toString(), after.subarray(2, 7).toString()]).toEqual(["old", "newer"]);
    const rewritten = Buffer.concat([after, sealed.subarray(before.length)]);
    expect(decrypt(rewritten, row)).toBe("text");
    expect(rewrapHead(sealed, row).after).not.toEqual(after);
    expect((await withKeys(newer)).decrypt(rewritten, row)).toBe("text");
  });

  it("is none of a record that cannot be opened", async () => {
    vi.unstubAllEnvs();
    const { encrypt, rewrapHead } = await withKeys(key("k1"));
    const sealed = encrypt("text", row);
    sealed[sealed.length - 1]! ^= 1;
    expect(() => rewrapHead(sealed, row)).toThrow("cannot be opened");
  });
});

describe("keys", () => {
  beforeEach(() => vi.unstubAllEnvs());

  it("are named in their order, and told apart by a value that says nothing else of them", async () => {
    const [one, two] = [key("one"), key("two")];
    const { encryptionKeyIds, keyCheckValue } = await withKeys(one, two);
    expect(encryptionKeyIds()).toEqual(["one", "two"]);
    expect(keyCheckValue("one")).toHaveLength(32);
    expect(keyCheckValue("one")).not.toEqual(keyCheckValue("two"));
    expect(keyCheckValue("one")!.toString("base64")).not.toBe(one.split(":")[1]);
    expect(keyCheckValue("three")).toBeNull();
    expect((await withKeys(one)).keyCheckValue("one")).toEqual(keyCheckValue("one"));
    expect((await withKeys(key("one"))).keyCheckValue("one")).not.toEqual(keyCheckValue("one"));
  });

  it("count what they encrypt", async () => {
    const { encrypt, countEncrypted } = await withKeys(key("k1"));
    encrypt("text", row);
    const before = countEncrypted();
    expect(before).toBeGreaterThan(0);
    encrypt("text", row);
    encrypt("text", row);
    expect(countEncrypted()).toBe(before + 2);
  });

  it("that a KMS wrapped are used once they were unwrapped, and not before", async () => {
    const entry = `wrapped:aws:${randomBytes(60).toString("base64")}`;
    const { encrypt, decrypt, isUnwrapped, keepUnwrapped } = await withKeys(entry);
    vi.stubEnv("KMS_KEY", "arn:aws:kms:eu-west-1:123456789012:key/7d9f");
    expect([isUnwrapped(entry), isUnwrapped(key("plain"))]).toEqual([false, true]);
    expect(() => encrypt("text", row)).toThrow("Key wrapped of ENCRYPTION_KEYS is wrapped");
    keepUnwrapped(entry, randomBytes(32));
    keepUnwrapped("another:aws:AAAA", randomBytes(32));
    expect([isUnwrapped(entry), isUnwrapped(`${entry}A`)]).toEqual([true, false]);
    expect(decrypt(encrypt("text", row), row)).toBe("text");
  });
});

it("tokens are 32 random bytes, recognised by their SHA-256", async () => {
  const { randomToken, tokenHash } = await withKeys(key("k1"));
  expect(randomToken()).toMatch(/^[A-Za-z\d+/]{43}=$/);
  expect(randomToken("base64url")).toMatch(/^[\w-]{43}$/);
  expect(randomToken()).not.toBe(randomToken());
  expect(tokenHash("abc").toString("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it.each([
  ["arn:aws:kms:eu-west-1:123456789012:key/7d9f0a1b-2c3d", true],
  ["arn:aws-cn:kms:cn-north-1:123456789012:alias/gangway/prod", true],
  ["vault:transit/gangway", true],
  ["vault:teams/one/gangway-1", true],
  ["xarn:aws:kms:eu-west-1:123456789012:key/7d9f", false],
  ["arn:aws:kms:eu-west-1:123456789012:key/7d9f with more", false],
  ["arn:aws:kms:eu-west-1:12345678901:key/7d9f", false],
  ["arn:aws:kms:eu-west-1:12345678901x:key/7d9f", false],
  ["arn:aws:kms:EU:123456789012:key/7d9f", false],
  ["arn:aws:kms:eu-west-1:123456789012:key/", false],
  ["vault:transit/", false],
  ["vault:/gangway ", false],
])("%s names a key of a KMS: %s", async (text, isOne) => {
  vi.resetModules();
  const { KMS_KEY } = await import("./encryption-settings");
  expect(KMS_KEY.test(text)).toBe(isOne);
});
