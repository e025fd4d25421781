import { hashOf } from "../random";
import type { Store } from "../store";
import { findBearer } from "./bearer";
import { disconnect } from "./connections";
import { revokeUser } from "./grants";
import { type BearerToken, type Grant, userOf } from "./model";
import { isUsable } from "./refresh";

export interface Selection {
  key: string | undefined;
  organisation: number | undefined;
}

/** The grants of the app, or those whose user has the organisation connected. */
function chosenGrants({ state }: Store, { key, organisation }: Selection): Grant[] {
  const { grants, connections } = state.oauth2;
  const reaches = (grant: Grant) =>
    connections.of("user", userOf(grant)).some((each) => each.organisation === organisation);
  return grants.filter(
    (grant) =>
      !grant.revoked && (key === undefined || grant.appKey === key) && (organisation === undefined || reaches(grant)),
  );
}

/** Ends access tokens, and refresh tokens too when asked. */
export function expireGrants(store: Store, selection: Selection, refreshToo: boolean): number {
  const now = store.now();
  const ids = new Set(chosenGrants(store, selection).map((grant) => grant.id));
  const { bearerTokens, refreshTokens } = store.state.oauth2;
  const isMeant = (each: BearerToken) => ids.has(each.grantId) && each.expiresAt > now;
  const ended = [...bearerTokens.filter(isMeant), ...(refreshToo ? refreshTokens.filter(isMeant) : [])];
  for (const token of ended) token.expiresAt = now;
  return ended.length;
}

/** Withdraws a user's consent: with an organisation only its connection, else everything the user gave the app. */
export function revokeGrants(store: Store, selection: Selection): number {
  const { key, organisation } = selection;
  if (organisation !== undefined) {
    const isMeant = (each: { appKey: string; organisation: number }) =>
      each.organisation === organisation && (key === undefined || each.appKey === key);
    return disconnect(store, isMeant);
  }
  const grants = chosenGrants(store, selection);
  for (const grant of grants) revokeUser(store, grant.appKey, grant.user);
  return grants.length;
}

/** Whether the access or refresh token would be taken now. */
export function describeToken(store: Store, token: string): object | undefined {
  const found = findBearer(store, token);
  if (found) {
    const { expiresAt } = found.bearer;
    return described(store, found.grant, { live: expiresAt > store.now(), expiresAt });
  }
  const refresh = store.state.oauth2.refreshTokens.get(hashOf(token));
  const grant = refresh && store.state.oauth2.grants.get(refresh.grantId);
  if (!grant) return undefined;
  const live = !grant.revoked && isUsable(store, refresh);
  return described(store, grant, { live, expiresAt: refresh.expiresAt });
}

function described(store: Store, grant: Grant, token: { live: boolean; expiresAt: number }): object {
  return {
    known: true,
    live: token.live,
    state: grant.revoked ? "revoked" : "live",
    expired: token.expiresAt <= store.now(),
    key: grant.appKey,
    user: grant.user,
    expiresAt: new Date(token.expiresAt).toISOString(),
  };
}
