import { addApp, addCertificate } from "./apps";
import { newSigningKey, readCertificate } from "./certificates";
import { jsonAnswer } from "./http";
import type { Answer, Request } from "./http";
import { ControlError, readFields, text } from "./json";
import type { App } from "./model";
import type { Store } from "./store";

export function listApps({ state }: Store): Answer {
  const apps = state.apps.map((app) => Object.assign({}, app, { certificates: app.certificates.length }));
  return jsonAnswer(200, { apps });
}

/** A partner app without a certificate gets one, and its private key is told once; `null` leaves it without. */
export async function createApp(store: Store, request: Request): Promise<Answer> {
  const fields = readFields(request.body);
  const { kind, protocol = "oauth1", certificate } = fields;
  if (kind !== "public" && kind !== "partner") throw new ControlError(400, "kind has to be public or partner");
  if (protocol !== "oauth1") throw new ControlError(400, "protocol has to be oauth1");
  const made = kind === "partner" && certificate === undefined ? await newSigningKey("Test partner app") : undefined;
  const pem = made?.certificate ?? (certificate === null ? undefined : text(fields, "certificate"));
  const certificates = pem === undefined ? [] : [readCertificate(pem) ?? unusable()];
  const { key, secret } = addApp(store, kind, { ...named(fields), certificates });
  return jsonAnswer(201, { kind, protocol, key, secret, ...(made && { privateKey: made.privateKey }) });
}

export function addAppCertificate(store: Store, request: Request, key: string): Answer {
  const app = store.app(key);
  if (!app) throw new ControlError(404, "No such app");
  if (!addCertificate(app, request.body)) unusable();
  return jsonAnswer(201, { certificates: app.certificates.length });
}

function unusable(): never {
  throw new ControlError(400, "That is no certificate with an RSA key");
}

function named(fields: Record<string, unknown>): Partial<App> {
  const name = text(fields, "name");
  const { callbackDomains } = fields;
  const isList = Array.isArray(callbackDomains) && callbackDomains.every((each) => typeof each === "string");
  return { ...(name && { name }), ...(isList && { callbackDomains }) };
}
