import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newSigningKey, readCertificate } from "./certificates";
import type { App, AppKind } from "./model";
import { newToken } from "./random";
import type { Store } from "./store";

export function addApp(store: Store, kind: AppKind, more: Partial<App> = {}): App {
  const app: App = {
    kind,
    protocol: "oauth1",
    name: `Test ${kind} app`,
    key: newToken(),
    secret: newToken(),
    callbackDomains: ["localhost", "127.0.0.1"],
    certificates: [],
    sample: false,
    ...more,
  };
  store.state.apps.push(app);
  return app;
}

/** False when the text is no certificate with an RSA key. */
export function addCertificate(app: App, pem: string): boolean {
  const certificate = readCertificate(pem);
  if (certificate && !app.certificates.includes(certificate)) app.certificates.push(certificate);
  return certificate !== undefined;
}

export const privateKeyFile = (folder: string) => join(folder, "partner-private-key.pem");

/** One app of each kind, made when the simulator starts for the first time. */
export async function addSampleApps(store: Store, folder: string | undefined): Promise<void> {
  if (store.state.apps.some((app) => app.sample)) return;
  const { privateKey, certificate } = await newSigningKey("Sample partner app");
  if (folder) {
    writeFileSync(privateKeyFile(folder), privateKey, { mode: 0o600 });
    chmodSync(privateKeyFile(folder), 0o600);
  }
  addApp(store, "public", { name: "Sample public app", sample: true });
  const partner = addApp(store, "partner", { name: "Sample partner app", sample: true });
  addCertificate(partner, certificate);
  store.flush();
}
