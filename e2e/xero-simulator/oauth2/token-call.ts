import { createHash } from "node:crypto";
import { type Answer, jsonAnswer, type Request } from "../http";
import { hashOf } from "../random";
import type { App } from "../model";
import type { Store } from "../store";
import { authenticateClient } from "./client";
import { giveClientToken } from "./custom-connection";
import { findGrant } from "./grants";
import type { Code } from "./model";
import { isUsable } from "./refresh";
import { tokenError } from "./refusals";
import { issueTokens } from "./token-set";

export function giveTokens(store: Store, request: Request): Answer {
  const { app, form } = authenticateClient(store, request);
  const grantType = form.get("grant_type");
  if (grantType === "client_credentials") return done(giveClientToken(store, app, form));
  if (app.kind === "custom" && grantType !== null) throw tokenError("unauthorized_client");
  if (grantType === "authorization_code") return done(exchange(store, app, form));
  if (grantType === "refresh_token") return done(refresh(store, app, form));
  throw tokenError(grantType === null ? "invalid_request" : "unsupported_grant_type");
}

function done(tokens: object): Answer {
  const answer = jsonAnswer(200, tokens);
  return { ...answer, headers: { ...answer.headers, "cache-control": "no-store" } };
}

/** A code works once, within five minutes, for the address and the verifier it was asked with. */
function exchange(store: Store, app: App, form: URLSearchParams): object {
  const code = store.state.oauth2.codes.get(hashOf(form.get("code") ?? ""));
  const grant = code && findGrant(store, code.grantId, app);
  const sound = code && !code.used && code.expiresAt > store.now() && code.redirectUri === form.get("redirect_uri");
  if (!grant || !sound || !verifierFits(code, form.get("code_verifier"))) throw tokenError("invalid_grant");
  code.used = true;
  return issueTokens(store, grant, code.nonce);
}

/** RFC 7636, section 4.6. */
function verifierFits({ challenge }: Code, verifier: string | null): boolean {
  if (challenge === undefined || verifier === null) return challenge === undefined && verifier === null;
  return createHash("sha256").update(verifier).digest("base64url") === challenge;
}

function refresh(store: Store, app: App, form: URLSearchParams): object {
  const token = store.state.oauth2.refreshTokens.get(hashOf(form.get("refresh_token") ?? ""));
  const grant = token && findGrant(store, token.grantId, app);
  if (!grant || !isUsable(store, token)) throw tokenError("invalid_grant");
  store.tally.add(app.key, "renewals");
  return issueTokens(store, grant);
}
