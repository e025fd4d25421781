import { readAuthorizationHeader } from "./authorization-header";
import type { Request } from "./http";
import type { App } from "./model";
import { OAuthProblem } from "./problem";
import { baseString, formParameters, hmacSha1Holds, rsaSha1Holds } from "./signature";
import type { Store } from "./store";

export interface SignedRequest {
  app: App;
  oauth: Map<string, string>;
}

/** What the signing depends on: the secret that goes with the token, if the request carries one. */
export type TokenSecret = (oauth: Map<string, string>) => string;

export const toleranceSeconds = 300;
const always = ["oauth_consumer_key", "oauth_signature_method", "oauth_signature", "oauth_timestamp", "oauth_nonce"];

/** Every check of RFC 5849, section 3.2, that comes before the meaning of the request. */
export function verifyRequest(store: Store, request: Request, tokenSecret: TokenSecret): SignedRequest {
  const stray = [...request.url.searchParams.keys(), ...formParameters(request).keys()].find((name) =>
    name.startsWith("oauth_"),
  );
  if (stray) throw new OAuthProblem("parameter_rejected", `${stray} belongs in the Authorization header`);
  const oauth = readAuthorizationHeader(request.headers.authorization);
  for (const name of always) need(oauth, name);
  if ((oauth.get("oauth_version") ?? "1.0") !== "1.0") {
    throw new OAuthProblem("version_rejected", "Only version 1.0 is supported", {
      oauth_acceptable_versions: "1.0-1.0",
    });
  }
  const key = need(oauth, "oauth_consumer_key");
  const app = store.app(key);
  if (app?.protocol !== "oauth1")
    throw new OAuthProblem("consumer_key_unknown", `Unknown Consumer (Realm: , Key: ${key})`);
  checkMethod(app, need(oauth, "oauth_signature_method"));
  checkTimestamp(store, need(oauth, "oauth_timestamp"));
  checkSignature(app, request, oauth, tokenSecret);
  checkNonce(store, oauth);
  return { app, oauth };
}

export function need(oauth: Map<string, string>, name: string): string {
  const value = oauth.get(name);
  if (value) return value;
  throw new OAuthProblem("parameter_absent", `${name} is missing`, { oauth_parameters_absent: name });
}

function checkMethod(app: App, method: string): void {
  const wanted = app.kind === "partner" ? "RSA-SHA1" : "HMAC-SHA1";
  if (method !== wanted) {
    throw new OAuthProblem("signature_method_rejected", `The consumer has to sign with ${wanted}`);
  }
  if (app.kind === "partner" && app.certificates.length === 0) {
    throw new OAuthProblem("signature_method_rejected", "No certificates have been registered for the consumer");
  }
}

function checkTimestamp(store: Store, timestamp: string): void {
  const now = Math.floor(store.now() / 1000);
  if (/^[1-9]\d{0,14}$/.test(timestamp) && Math.abs(Number(timestamp) - now) <= toleranceSeconds) return;
  throw new OAuthProblem("timestamp_refused", "The timestamp is too far from the clock of the server", {
    oauth_acceptable_timestamps: `${now - toleranceSeconds}-${now + toleranceSeconds}`,
  });
}

function checkSignature(app: App, request: Request, oauth: Map<string, string>, tokenSecret: TokenSecret): void {
  const base = baseString(request, oauth);
  const signature = need(oauth, "oauth_signature");
  const holds =
    app.kind === "partner"
      ? rsaSha1Holds(base, app.certificates, signature)
      : hmacSha1Holds(base, { app: app.secret, token: tokenSecret(oauth) }, signature);
  if (!holds) throw new OAuthProblem("signature_invalid", "Failed to validate signature");
}

/** A nonce counts once for its app, token and timestamp (RFC 5849, section 3.3). */
function checkNonce({ state }: Store, oauth: Map<string, string>): void {
  const timestamp = Number(oauth.get("oauth_timestamp"));
  const parts = ["oauth_consumer_key", "oauth_token", "oauth_timestamp", "oauth_nonce"];
  const id = JSON.stringify(parts.map((name) => oauth.get(name)));
  if (state.nonces.get(id)) {
    throw new OAuthProblem("nonce_used", `The nonce value "${oauth.get("oauth_nonce")}" has already been used`);
  }
  state.nonces.add({ id, timestamp });
}
