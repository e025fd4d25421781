import { createPrivateKey, type KeyObject, randomUUID, webcrypto } from "node:crypto";
import { encrypt, decrypt } from "@/lib/encryption";
import { insertFirstSigningKey, type SigningKeyRow, signingKeyInUse } from "./signing-key-store";

export type InstallationKey = { privateKey: KeyObject; certificate: string };

const CERTIFICATE_YEARS = 10;
/** How long a replica may still sign with the previous key; Xero has both certificates by then. */
const KNOWN_FOR_MS = 60_000;

let loaded: { key: Promise<InstallationKey>; at: number } | undefined;

/** The RSA key this installation signs with for Partner apps, and its certificate (PEM) to upload at Xero. Made at first start. */
export function installationKey(): Promise<InstallationKey> {
  if (loaded && performance.now() - loaded.at < KNOWN_FOR_MS) return loaded.key;
  const key = load();
  loaded = { key, at: performance.now() };
  key.catch(clearInstallationKeyCache);
  return key;
}

/** Makes the next use read the key again. */
export function clearInstallationKeyCache(): void {
  loaded = undefined;
}

async function load(): Promise<InstallationKey> {
  return decryptSigningKey((await signingKeyInUse()) ?? (await insertFirstSigningKey(await makeSigningKey())));
}

/** A stored key, ready to sign. Throws UnsealError. */
export function decryptSigningKey({ id, privateKeySealed, certificate }: SigningKeyRow): InstallationKey {
  return { privateKey: createPrivateKey(decrypt(privateKeySealed, identity(id))), certificate };
}

/** A new RSA key of 2048 bits and its certificate, sealed for a row of its own. */
export async function makeSigningKey(): Promise<SigningKeyRow> {
  // The certificate library needs it loaded first. Both are needed once in an installation's life.
  await import("reflect-metadata");
  const { X509CertificateGenerator } = await import("@peculiar/x509");
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const notBefore = new Date();
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + CERTIFICATE_YEARS);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    { name: "CN=Gangway", keys, signingAlgorithm: algorithm, notBefore, notAfter },
    webcrypto as Crypto,
  );
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  const pem = createPrivateKey({ key: der, format: "der", type: "pkcs8" }).export({ type: "pkcs8", format: "pem" });
  const id = randomUUID();
  return { id, privateKeySealed: encrypt(String(pem), identity(id)), certificate: `${certificate.toString("pem")}\n` };
}

function identity(row: string) {
  return { table: "signing_keys", row, organization: "installation" };
}
