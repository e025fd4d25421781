import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readPrivateKey } from "./private-key";

const rsa = (modulusLength: number) => generateKeyPairSync("rsa", { modulusLength });
const good = rsa(2048);
const pem = String(good.privateKey.export({ type: "pkcs8", format: "pem" }));
const problem = (text: string) => {
  const result = readPrivateKey(text);
  return "problem" in result ? result.problem : null;
};

describe("the private key of a partner app", () => {
  it("is taken as PKCS#8 and as PKCS#1, with blanks around it", () => {
    expect(problem(`\n  ${pem}\n\n`)).toBeNull();
    expect(problem(String(good.privateKey.export({ type: "pkcs1", format: "pem" })))).toBeNull();
  });

  it("is taken with a warning below 2048 bits", () => {
    const weak = readPrivateKey(String(rsa(1024).privateKey.export({ type: "pkcs8", format: "pem" })));
    expect(weak).toMatchObject({ warning: expect.stringContaining("1024 bits") as string });
    expect(readPrivateKey(pem)).toMatchObject({ warning: null });
  });

  it.each([
    ["a certificate", "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----", "This is a certificate."],
    ["a public key", String(good.publicKey.export({ type: "spki", format: "pem" })), "This is a public key."],
    ["text", "hello", "This is not a PEM file"],
    ["a damaged key", pem.slice(0, 400) + pem.slice(460), "This key is damaged."],
    ["a key cut short", pem.slice(0, 700), "This key is damaged."],
    [
      "an encrypted key",
      String(good.privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })),
      "This key is encrypted",
    ],
    [
      "an encrypted key of the old form",
      String(good.privateKey.export({ type: "pkcs1", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })),
      "This key is encrypted",
    ],
    [
      "an elliptic key",
      String(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" })),
      "not an RSA key",
    ],
    ["a key too small", String(rsa(512).privateKey.export({ type: "pkcs8", format: "pem" })), "512 bits"],
  ])("says what is wrong with %s", (_what, text, words) => {
    expect(problem(text)).toContain(words);
  });
});
