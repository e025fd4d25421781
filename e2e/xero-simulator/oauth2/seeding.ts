import { randomUUID } from "node:crypto";
import type { App } from "../model";
import { organisationAt, organisations } from "../organisations";
import { newOpaqueToken } from "../random";
import type { Store } from "../store";
import { addConnection } from "./connections";
import { addBearerToken, addRefreshToken } from "./token-set";
import { userAt, users } from "./users";

/** Without `openid`, so that a renewal signs no id token. */
const scopes = ["offline_access", "accounting.settings.read"];

/** One user, one organisation, one set of tokens; the access token is not signed, since signing takes a millisecond. */
export function seedGrant(store: Store, app: App, number: number, expiresInSeconds: number): object {
  const [user, organisation] = [users.length + number, organisations.length + number];
  const authEventId = randomUUID();
  const connection = addConnection(store, { appKey: app.key, user, organisation, authEventId });
  const grant = {
    id: randomUUID(),
    appKey: app.key,
    user,
    scopes,
    authEventId,
    sessionId: randomUUID().replaceAll("-", ""),
    authenticatedAt: store.now(),
    revoked: false,
  };
  store.state.oauth2.grants.add(grant);
  const accessToken = newOpaqueToken();
  addBearerToken(store, grant, accessToken, expiresInSeconds);
  return {
    subject: userAt(user).id,
    accessToken,
    refreshToken: addRefreshToken(store, grant),
    tenantId: organisationAt(organisation).OrganisationID,
    connectionId: connection.id,
    organisation,
  };
}
