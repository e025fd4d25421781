import type { App } from "../model";
import { hashOf } from "../random";
import type { Store } from "../store";
import { connectionsOf } from "./connections";
import { type Grant, userOf } from "./model";

/** The grant, if it is that app's and has not been taken back. */
export function findGrant({ state }: Store, id: string, app: App): Grant | undefined {
  const grant = state.oauth2.grants.get(id);
  return grant?.appKey === app.key && !grant.revoked ? grant : undefined;
}

/** The grant that a refresh token belongs to, whether or not the token still works. */
export function grantOfRefreshToken(store: Store, token: string, app: App): Grant | undefined {
  const known = store.state.oauth2.refreshTokens.get(hashOf(token));
  return known && findGrant(store, known.grantId, app);
}

/** Forgets a user for an app: every grant and every connection (xero-protocol.md, B.4). */
export function revokeUser(store: Store, appKey: string, user: number): void {
  for (const grant of store.state.oauth2.grants.of("user", userOf({ appKey, user }))) grant.revoked = true;
  store.state.oauth2.connections.remove(connectionsOf(store, appKey, user));
}
