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
