import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newSigningKey, readCertificate } from "./certificates";
import type { App, AppKind, Protocol } from "./model";
import { approve } from "./oauth2/custom-connection";
import { addRedirectUri } from "./oauth2/redirect-uris";
import { newClientId, newClientSecret, newToken } from "./random";
import type { Store } from "./store";

export function addApp(store: Store, kind: AppKind, protocol: Protocol, more: Partial<App> = {}): App {
  const isOAuth1 = protocol === "oauth1";
  const app: App = {
    kind,
    protocol,
    name: `Test ${kind} app`,
    key: isOAuth1 ? newToken() : newClientId(),
    secret: isOAuth1 ? newToken() : newClientSecret(),
    // With those of published samples, so that their calls can be tried as they are written.
    callbackDomains: isOAuth1
      ? ["localhost", "127.0.0.1", "mycoolapp.com", "demonstrab.ly", "yourcallbackurl.com"]
      : [],
    certificates: [],
    redirectUris: [],
    tier: kind === "partner" ? "advanced" : "starter",
    createdAt: new Date(store.now()).toISOString(),
    sample: false,
    ...more,
  };
  store.state.apps.add(app);
  return app;
}

/** False when the text is no certificate with an RSA key. */
export function addCertificate(app: App, pem: string): boolean {
  const certificate = readCertificate(pem);
  if (certificate && !app.certificates.includes(certificate)) app.certificates.push(certificate);
  return certificate !== undefined;
}

export const privateKeyFile = (folder: string) => join(folder, "partner-private-key.pem");

/** What a custom connection can read and change, unless told otherwise. */
export const customScopes = ["accounting.settings.read", "accounting.contacts", "accounting.invoices"];

/** One app of each kind and protocol, made when the simulator starts for the first time. */
export async function addSampleApps(store: Store, folder: string | undefined): Promise<void> {
  const has = (protocol: Protocol, kind?: AppKind) =>
    store.state.apps.filter((app) => app.sample && app.protocol === protocol && app.kind === (kind ?? app.kind))
      .length > 0;
  if (!has("oauth1")) await addOAuth1Samples(store, folder);
  if (!has("oauth2")) addOAuth2Samples(store);
  if (!has("oauth2", "custom")) addCustomSample(store);
  store.flush();
}

async function addOAuth1Samples(store: Store, folder: string | undefined): Promise<void> {
  const { privateKey, certificate } = await newSigningKey("Sample partner app");
  if (folder) {
    writeFileSync(privateKeyFile(folder), privateKey, { mode: 0o600 });
    chmodSync(privateKeyFile(folder), 0o600);
  }
  addApp(store, "public", "oauth1", { name: "Sample public app", sample: true });
  addCertificate(addApp(store, "partner", "oauth1", { name: "Sample partner app", sample: true }), certificate);
}

/** The certified one is old enough for the broad scopes. */
function addOAuth2Samples(store: Store): void {
  const uncertified = { name: "Sample uncertified app", createdAt: "2026-06-01T00:00:00Z", sample: true };
  const certified = { name: "Sample certified app", createdAt: "2024-05-01T00:00:00Z", sample: true };
  const apps = [addApp(store, "public", "oauth2", uncertified), addApp(store, "partner", "oauth2", certified)];
  for (const app of apps) addRedirectUri(app, "http://localhost:3000/connect/callback");
}

/** Approved, so that it can be tried at once. */
function addCustomSample(store: Store): void {
  addApp(store, "custom", "oauth2", { name: "Sample custom connection", scopes: customScopes, sample: true });
  approveSamples(store);
}

/** The first user approves the sample custom connection for the first organisation. */
export function approveSamples(store: Store): void {
  for (const app of store.state.apps.filter(({ sample, kind }) => sample && kind === "custom"))
    approve(store, app, 0, 0);
}
