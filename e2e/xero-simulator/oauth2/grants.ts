import type { App } from "../model";
import { hashOf } from "../random";
import type { Store } from "../store";
import { disconnect } from "./connections";
import type { Grant } from "./model";

/** The grant, if it is that app's and has not been taken back. */
export function findGrant({ state }: Store, id: string, app: App): Grant | undefined {
  return state.oauth2.grants.find((each) => each.id === id && each.appKey === app.key && !each.revoked);
}

/** The grant that a refresh token belongs to, whether or not the token still works. */
export function grantOfRefreshToken(store: Store, token: string, app: App): Grant | undefined {
  const hash = hashOf(token);
  const known = store.state.oauth2.refreshTokens.find((each) => each.hash === hash);
  return known && findGrant(store, known.grantId, app);
}

/** Forgets a user for an app: every grant and every connection (xero-protocol.md, B.4). */
export function revokeUser(store: Store, appKey: string, user: number): void {
  const isTheirs = (each: { appKey: string; user: number }) => each.appKey === appKey && each.user === user;
  for (const grant of store.state.oauth2.grants.filter(isTheirs)) grant.revoked = true;
  disconnect(store, isTheirs);
}
