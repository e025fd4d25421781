import { requireAdminRole, type Caller } from "@/lib/caller";
import { X509Certificate } from "node:crypto";
import { decryptApp } from "./credentials";
import { listAppsOfInstallationKey } from "./store";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { XeroError } from "@/lib/xero/errors";
import { protocolOf } from "@/lib/xero/protocol";
import { clearInstallationKeyCache, installationKey, makeSigningKey, decryptSigningKey } from "./installation-key";
import * as store from "./signing-key-store";
import type { CertificateView, RotationView } from "./view";

/** The certificate that signs, and the one that is to follow it, if there is one. Throws `forbidden` for a member. */
export async function readRotation(caller: Caller): Promise<RotationView> {
  requireAdminRole(caller, "see the installation's certificates");
  const [inUse, waiting] = await Promise.all([certificateInUse(), store.waitingSigningKey()]);
  return { inUse, waiting: waiting && toView(waiting.certificate) };
}

/** The certificate that signs. Throws DecryptionError. */
export async function certificateInUse(): Promise<CertificateView> {
  return toView((await installationKey()).certificate);
}

/** Makes the next key. Nothing signs with it until its certificate is at Xero and has been tried. */
export async function prepareRotation(caller: Caller): Promise<RotationView> {
  requireAdminRole(caller, "rotate the installation's certificate");
  await store.insertWaitingSigningKey(await makeSigningKey());
  await record(caller, "installation.certificate_prepared");
  return readRotation(caller);
}

/** Drops the next key again. */
export async function cancelRotation(caller: Caller): Promise<RotationView> {
  requireAdminRole(caller, "rotate the installation's certificate");
  await store.deleteWaitingSigningKey();
  return readRotation(caller);
}

/**
 * Switches to the next key once Xero accepts it for every Partner app that the installation signs for, of all organizations;
 * until then the current key stays. Throws `conflict` with the apps that Xero refuses.
 */
export async function finishRotation(caller: Caller): Promise<RotationView> {
  requireAdminRole(caller, "rotate the installation's certificate");
  const waiting = await store.waitingSigningKey();
  if (!waiting) throw new GangwayError("conflict", "There is no new certificate. Create one first.");
  const { privateKey } = decryptSigningKey(waiting);
  const refusals: string[] = [];
  for (const row of await listAppsOfInstallationKey()) {
    const app = { ...(await decryptApp(row)), privateKey };
    const name = row.organizationId === caller.organizationId ? row.name : "An app of another organization";
    await protocolOf(app)
      .testKeys(app)
      .catch((error: unknown) => {
        if (!(error instanceof XeroError)) throw error;
        refusals.push(`${name}: ${error.explanation}`);
      });
  }
  if (refusals.length > 0)
    throw new GangwayError("conflict", `The current certificate stays in use. ${refusals.slice(0, 5).join(" ")}`);
  await store.putSigningKeyToUse(waiting.id);
  clearInstallationKeyCache();
  await record(caller, "installation.certificate_rotated");
  return readRotation(caller);
}

function record(caller: Caller, type: "installation.certificate_prepared" | "installation.certificate_rotated") {
  return transaction((tx) => recordEvent(tx, caller, { type }));
}

function toView(pem: string): CertificateView {
  const { fingerprint256, validTo } = new X509Certificate(pem);
  return { pem, fingerprint: fingerprint256, validTo: new Date(validTo).toISOString() };
}
