import { randomBytes } from "node:crypto";
import { hashOf, newOpaqueToken } from "../random";
import type { Store } from "../store";
import { accessTokenHash, signJwt } from "./jwt";
import type { Grant } from "./model";
import { fullName, userAt } from "./users";

const identitySeconds = 300;
const refreshMs = 60 * 86_400_000;

/** A fresh set of tokens, in the words of the token endpoint. */
export function issueTokens(store: Store, grant: Grant, nonce?: string): object {
  const access = accessToken(store, grant, session(grant));
  return {
    ...(grant.scopes.includes("openid") && { id_token: identityToken(store, grant, access, nonce) }),
    access_token: access,
    expires_in: store.state.limits.accessTokenSeconds,
    token_type: "Bearer",
    ...(grant.scopes.includes("offline_access") && { refresh_token: addRefreshToken(store, grant) }),
    scope: grant.scopes.join(" "),
  };
}

/** For keys alone, without anybody who has signed in (xero-protocol.md, B.7). */
export function issueClientToken(store: Store, grant: Grant): object {
  const access_token = accessToken(store, grant, {});
  return {
    access_token,
    expires_in: store.state.limits.accessTokenSeconds,
    token_type: "Bearer",
    scope: grant.scopes.join(" "),
  };
}

function accessToken(store: Store, grant: Grant, user: object): string {
  const now = seconds(store.now());
  const { accessTokenSeconds } = store.state.limits;
  const token = signJwt(store, {
    nbf: now,
    exp: now + accessTokenSeconds,
    iss: store.origin,
    aud: `${store.origin}/resources`,
    client_id: grant.appKey,
    ...user,
    jti: randomBytes(16).toString("hex").toUpperCase(),
    authentication_event_id: grant.authEventId,
    scope: grant.scopes,
    ...("sub" in user && { amr: ["pwd"] }),
  });
  addBearerToken(store, grant, token, accessTokenSeconds);
  return token;
}

export function addBearerToken(store: Store, grant: Grant, token: string, lifetimeSeconds: number): void {
  const expiresAt = store.now() + lifetimeSeconds * 1000;
  const { id, scopes } = grant;
  const isNarrowed = store.state.oauth2.grants.get(id)?.scopes !== scopes;
  store.state.oauth2.bearerTokens.add({ hash: hashOf(token), grantId: id, expiresAt, ...(isNarrowed && { scopes }) });
}

function identityToken(store: Store, grant: Grant, access: string, nonce?: string): string {
  const now = seconds(store.now());
  return signJwt(store, {
    nbf: now,
    exp: now + identitySeconds,
    iss: store.origin,
    aud: grant.appKey,
    iat: now,
    ...(nonce !== undefined && { nonce }),
    at_hash: accessTokenHash(access),
    ...session(grant),
    ...profile(grant),
  });
}

/** Every older one is replaced from now on, and lives for its grace. */
export function addRefreshToken(store: Store, grant: Grant): string {
  const { refreshTokens } = store.state.oauth2;
  for (const each of refreshTokens.of("grant", grant.id)) each.replacedAt ??= store.now();
  const token = newOpaqueToken();
  refreshTokens.add({ hash: hashOf(token), grantId: grant.id, expiresAt: store.now() + refreshMs });
  return token;
}

function session(grant: Grant): object {
  const user = userAt(grant.user);
  return {
    sid: grant.sessionId,
    sub: user.sub,
    auth_time: seconds(grant.authenticatedAt),
    xero_userid: user.id,
    global_session_id: grant.sessionId,
  };
}

/** What the scopes `email` and `profile` tell of the user. */
export function profile(grant: Grant): object {
  const user = userAt(grant.user);
  const names = { given_name: user.givenName, family_name: user.familyName, name: fullName(user) };
  return {
    ...(grant.scopes.includes("email") && { email: user.email }),
    ...(grant.scopes.includes("profile") && { preferred_username: user.email, ...names }),
  };
}

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
