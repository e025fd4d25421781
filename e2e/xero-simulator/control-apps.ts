import { addApp, addCertificate, customScopes } from "./apps";
import { newSigningKey, readCertificate } from "./certificates";
import { type Answer, jsonAnswer, type Request } from "./http";
import { ControlError, type Fields, readFields, text, texts, whole } from "./json";
import type { App, AppKind } from "./model";
import { approve, withdraw } from "./oauth2/custom-connection";
import { addRedirectUri } from "./oauth2/redirect-uris";
import { customScopeAllowed } from "./oauth2/scopes";
import { tiers } from "./oauth2/tiers";
import type { Store } from "./store";

export function listApps({ state }: Store): Answer {
  const apps = state.apps.toJSON().map((app) => Object.assign({}, app, { certificates: app.certificates.length }));
  return jsonAnswer(200, { apps });
}

export async function createApp(store: Store, request: Request): Promise<Answer> {
  const fields = readFields(request.body);
  const { kind, protocol = "oauth1" } = fields;
  if (kind === "custom") return jsonAnswer(201, createCustomConnection(store, fields));
  if (kind !== "public" && kind !== "partner") throw new ControlError(400, "kind has to be public, partner or custom");
  if (protocol === "oauth1") return jsonAnswer(201, await createOAuth1App(store, kind, fields));
  if (protocol === "oauth2") return jsonAnswer(201, createOAuth2App(store, kind, fields));
  throw new ControlError(400, "protocol has to be oauth1 or oauth2");
}

/** A partner app without a certificate gets one, and its private key is told once; `null` leaves it without. */
async function createOAuth1App(store: Store, kind: AppKind, fields: Fields): Promise<object> {
  const { certificate } = fields;
  const made = kind === "partner" && certificate === undefined ? await newSigningKey("Test partner app") : undefined;
  const pem = made?.certificate ?? (certificate === null ? undefined : text(fields, "certificate"));
  const certificates = pem === undefined ? [] : [readCertificate(pem) ?? unusable()];
  const callbackDomains = texts(fields, "callbackDomains");
  const more = { ...named(fields), ...(callbackDomains && { callbackDomains }), certificates };
  const { protocol, key, secret } = addApp(store, kind, "oauth1", more);
  return { kind, protocol, key, secret, ...(made && { privateKey: made.privateKey }) };
}

function createOAuth2App(store: Store, kind: AppKind, fields: Fields): object {
  const tier = tiers.find((each) => each === fields["tier"]);
  if (fields["tier"] !== undefined && !tier) throw new ControlError(400, `tier has to be one of ${tiers.join(", ")}`);
  const createdAt = text(fields, "createdAt");
  if (createdAt !== undefined && Number.isNaN(Date.parse(createdAt))) {
    throw new ControlError(400, "createdAt has to be a date");
  }
  const redirectUris = texts(fields, "redirectUris") ?? [];
  const more = { ...named(fields), ...(tier && { tier }), ...(createdAt && { createdAt }) };
  const app = addApp(store, kind, "oauth2", more);
  for (const address of redirectUris) if (!addRedirectUri(app, address)) unregistrable();
  return { kind, protocol: app.protocol, key: app.key, secret: app.secret };
}

/** Not approved yet. */
function createCustomConnection(store: Store, fields: Fields): object {
  const scopes = texts(fields, "scopes") ?? customScopes;
  const app = addApp(store, "custom", "oauth2", { ...named(fields), scopes });
  if (!scopes.every((scope) => customScopeAllowed(app, scope))) throw new ControlError(400, "There is no such scope");
  const { kind, protocol, key, secret } = app;
  return { kind, protocol, key, secret };
}

/** Approves it as `user` (0) for `organisation` (0), or with `withdraw` takes that back. */
export function setAppApproval(store: Store, request: Request, key: string): Answer {
  const app = store.oauth2App(key);
  if (app?.kind !== "custom") throw new ControlError(404, "No such custom connection");
  const fields = readFields(request.body);
  if (fields["withdraw"] === true) withdraw(store, app);
  else approve(store, app, whole(fields, "user") ?? 0, whole(fields, "organisation") ?? 0);
  return jsonAnswer(200, { approved: app.approval !== undefined });
}

export function addAppCertificate(store: Store, request: Request, key: string): Answer {
  const app = store.app(key);
  if (!app) throw new ControlError(404, "No such app");
  if (!addCertificate(app, request.body)) unusable();
  return jsonAnswer(201, { certificates: app.certificates.length });
}

export function addAppRedirectUri(store: Store, request: Request, key: string): Answer {
  const app = store.oauth2App(key);
  if (!app || app.kind === "custom") throw new ControlError(404, "No such OAuth 2.0 app with redirect URIs");
  if (!addRedirectUri(app, text(readFields(request.body), "redirectUri") ?? "")) unregistrable();
  return jsonAnswer(201, { redirectUris: app.redirectUris });
}

function unusable(): never {
  throw new ControlError(400, "That is no certificate with an RSA key");
}

function unregistrable(): never {
  throw new ControlError(400, "A redirect URI begins with https://, or with http://localhost");
}

function named(fields: Fields): Partial<App> {
  const name = text(fields, "name");
  return name === undefined ? {} : { name };
}
