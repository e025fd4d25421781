import "reflect-metadata";
import { KeyObject, webcrypto, X509Certificate } from "node:crypto";
import { X509CertificateGenerator } from "@peculiar/x509";

const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** A private key and its certificate, as the owner of a partner app makes them. */
export async function newSigningKey(name: string): Promise<{ privateKey: string; certificate: string }> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [name] }],
    notBefore: new Date(),
    notAfter: new Date(Date.now() + 5 * 365 * 86_400_000),
    signingAlgorithm: algorithm,
    keys,
  });
  const privateKey = KeyObject.from(keys.privateKey).export({ type: "pkcs8", format: "pem" }).toString();
  return { privateKey, certificate: certificate.toString("pem") };
}

/** The certificate in one spelling, or undefined when it is none that could sign a request. */
export function readCertificate(pem: string): string | undefined {
  try {
    const certificate = new X509Certificate(pem);
    const bits = certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
    const usable = certificate.publicKey.asymmetricKeyType === "rsa" && bits >= 1024 && bits <= 4096;
    return usable ? certificate.toString() : undefined;
  } catch {
    return undefined;
  }
}
