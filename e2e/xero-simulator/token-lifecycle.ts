import { type AccessToken, type App, holderOf } from "./model";
import { newHandle, newToken } from "./random";
import type { Store } from "./store";

const authorisationSeconds = 315_360_000;

export type Consented = Pick<AccessToken, "appKey" | "organisation" | "handle" | "authorisedUntil">;

/** Only a partner app can renew, so only it has a handle. */
export const newConsent = (store: Store, { key, kind }: App, organisation: number): Consented => ({
  appKey: key,
  organisation,
  ...(kind === "partner" && { handle: newHandle() }),
  authorisedUntil: store.now() + authorisationSeconds * 1000,
});

/** One living token for each app and organisation: a new one ends the one before. */
export function addAccessToken(store: Store, consented: Consented, lifetimeSeconds: number): AccessToken {
  const { accessTokens } = store.state;
  for (const each of accessTokens.of("holder", holderOf(consented))) if (each.state === "live") each.state = "replaced";
  const expiresAt = store.now() + lifetimeSeconds * 1000;
  const added = { ...consented, token: newToken(), secret: newToken(), expiresAt, state: "live" } as const;
  accessTokens.add(added);
  return added;
}
