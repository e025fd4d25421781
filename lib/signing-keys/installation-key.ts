import { createPrivateKey, type KeyObject, randomUUID, webcrypto } from "node:crypto";
import { seal, unseal } from "@/lib/seal";
import { insertFirstSigningKey, newestSigningKey } from "./store";

type InstallationKey = { privateKey: KeyObject; certificate: string };

const CERTIFICATE_YEARS = 10;

let loaded: Promise<InstallationKey> | undefined;

/** The RSA key this installation signs with for Partner apps, and its certificate (PEM) to upload at Xero. Made at first start. */
export function installationKey(): Promise<InstallationKey> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<InstallationKey> {
  const row = (await newestSigningKey()) ?? (await insertFirstSigningKey(await makeKey()));
  return { privateKey: createPrivateKey(unseal(row.privateKeySealed, identity(row.id))), certificate: row.certificate };
}

async function makeKey() {
  // The certificate library builds on it and leaves loading it to us. Both are needed once in an installation's life.
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
  return { id, privateKeySealed: seal(String(pem), identity(id)), certificate: `${certificate.toString("pem")}\n` };
}

function identity(row: string) {
  return { table: "signing_keys", row, organization: "installation" };
}
