import { createPrivateKey, type KeyObject } from "node:crypto";
import { InputError } from "@/lib/errors";

/** What is wrong with a pasted key, in words that say the way out. */
export type PrivateKeyResult = { key: KeyObject; pem: string; warning: string | null } | { problem: string };

const ENCRYPTED = "This key is encrypted with a passphrase. Decrypt it first: openssl rsa -in key.pem -out plain.pem";
const SMALLEST = 1024;
const LARGEST = 4096;

/** Reads the PEM of an RSA private key of a 1.0a partner app. Keys below 2048 bits are taken with a warning. */
export function readPrivateKey(text: string): PrivateKeyResult {
  const pem = text.trim();
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1];
  if (!label) return { problem: "This is not a PEM file: it has no -----BEGIN ... PRIVATE KEY----- line." };
  if (label === "CERTIFICATE") return { problem: "This is a certificate. Paste the private key that belongs to it." };
  if (label.endsWith("PUBLIC KEY"))
    return { problem: "This is a public key. Paste the private key that belongs to it." };
  if (label === "ENCRYPTED PRIVATE KEY" || pem.includes("Proc-Type: 4,ENCRYPTED")) return { problem: ENCRYPTED };
  const key = parse(pem);
  if (!key) return { problem: "This key is damaged. Copy the whole file, the BEGIN and END lines included." };
  if (key.asymmetricKeyType !== "rsa") return { problem: "This is not an RSA key. Xero's Partner apps sign with RSA." };
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < SMALLEST || bits > LARGEST)
    return { problem: `This key has ${bits} bits. Use one of ${SMALLEST} to ${LARGEST} bits.` };
  const warning = `This key has ${bits} bits. Use 2048 or more when you create the next one.`;
  return { key, pem, warning: bits < 2048 ? warning : null };
}

/** The same for callers who can only be refused. Throws `invalid_request`. */
export function requirePrivateKey(text: string): { key: KeyObject; pem: string } {
  const result = readPrivateKey(text);
  if ("problem" in result) throw new InputError("privateKey", `cannot be used. ${result.problem}`);
  return result;
}

function parse(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    // OpenSSL's own words say nothing to a person; the caller gets ours.
    return null;
  }
}
