import { deleteConnection, listConnections, listTenants, organisationOf } from "./connections";
import type { TokenSet } from "./model";
import * as oauth2 from "./oauth2";
import type { XeroProtocol } from "./protocol";
import { reach } from "./reach";

const consentEventOf = (tokens: TokenSet) => oauth2.claimsOf(tokens).authentication_event_id ?? null;

/** OAuth 2.0 (xero-protocol B). */
export const oauth2Protocol: XeroProtocol = {
  testKeys: oauth2.testClient,
  beginTestsKeys: false,
  begin: async (app, state) => {
    const { authorizeUrl, codeVerifier } = await oauth2.beginConsent(app, state);
    return { authorizeUrl, remember: { codeVerifier, redirectUri: app.callbackUrl } };
  },
  returnedCode: (query) => query.get("code"),
  isOtherProtocol: (query) => query.has("oauth_token"),
  exchange: (app, { codeVerifier, redirectUri = app.callbackUrl }, code) =>
    oauth2.exchangeCode({ ...app, callbackUrl: redirectUri }, code, codeVerifier),
  subjectOf: ({ subject }, { xeroId }) => subject || xeroId,
  organisations: async (_app, tokens) => {
    const event = consentEventOf(tokens);
    const consented = event === null ? [] : await listTenants(tokens, event);
    if (consented.length > 0) return reach(tokens, consented);
    // A customer who consents again with everything connected before has no connection of this event (B.4).
    return { ...(await reach(tokens, await listTenants(tokens))), isEarlier: event !== null };
  },
  reachable: async (_app, tokens) => reach(tokens, await listTenants(tokens)),
  organisation: (_app, tokens, { xeroId, connectionId }) =>
    organisationOf(tokens, { tenantId: xeroId, id: connectionId ?? "" }),
  renew: oauth2.refresh,
  hasRefreshGracePeriod: true,
  canRevoke: true,
  disconnect: async (_app, tokens, { connectionId }) => {
    if (connectionId !== null) await deleteConnection(tokens, connectionId);
  },
  revoke: oauth2.revoke,
  consentEventOf,
  canListConnections: true,
  sendsWebhooks: true,
  connections: async (tokens, authEventId) =>
    (await listConnections(tokens, authEventId)).map(({ id, tenantId, name, createdAt, updatedAt }) => ({
      connectionId: id,
      xeroId: tenantId,
      name,
      createdAt,
      updatedAt,
    })),
  scopesOf: (tokens) => oauth2.claimsOf(tokens).scope ?? null,
  hasTiers: true,
  hasScopes: true,
  tokenType: "Bearer",
  authHeaders: (_app, { accessToken }, { xeroId }) => ({
    authorization: `Bearer ${accessToken}`,
    "xero-tenant-id": xeroId,
  }),
  signsForms: false,
  tokenParts: { secret: null, renewal: "refresh_token" },
};
