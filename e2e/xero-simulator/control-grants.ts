import { type Answer, jsonAnswer, type Request } from "./http";
import { ControlError, readFields, text, whole } from "./json";
import { addAccessToken, newConsent } from "./token-lifecycle";
import type { App } from "./model";
import { seedGrant } from "./oauth2/seeding";
import { organisationAt, organisations } from "./organisations";
import type { Store } from "./store";

const most = 1_000_000;

/** Consents at once of made-up users for made-up organisations, as if all had gone to Xero's page. */
export function seedGrants(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const app = store.app(text(fields, "key"));
  if (!app) throw new ControlError(404, "No such app");
  const count = whole(fields, "count") ?? 1;
  if (count < 1 || count > most) throw new ControlError(400, `count has to be between 1 and ${most}`);
  const expiresInSeconds = whole(fields, "expiresInSeconds") ?? 1800;
  const seed = app.protocol === "oauth1" ? seedAccessToken : seedGrant;
  const first = app.seeded ?? 0;
  app.seeded = first + count;
  const grants = Array.from({ length: count }, (_, place) => seed(store, app, first + place, expiresInSeconds));
  return jsonAnswer(201, { grants });
}

function seedAccessToken(store: Store, app: App, number: number, expiresInSeconds: number): object {
  const organisation = organisations.length + number;
  const consented = newConsent(store, app, organisation);
  const { token, secret } = addAccessToken(store, consented, expiresInSeconds);
  const { APIKey } = organisationAt(organisation);
  return { org: APIKey, token, tokenSecret: secret, sessionHandle: consented.handle, organisation };
}
