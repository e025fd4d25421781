import { organisationOf } from "./connections";
import { XeroError } from "./errors";
import type { Organisation, TokenSet, XeroApp } from "./model";
import * as oauth2 from "./oauth2";
import type { XeroProtocol } from "./protocol";

/**
 * The one organisation of a token. Its developer may have it approved for another one later, with the same keys: tokens of that
 * are no instance's that was connected before. Throws XeroError.
 */
async function ownOrganisation(tokens: TokenSet): Promise<Organisation> {
  const found = await organisationOf(tokens, { tenantId: "", id: "" });
  const { organisationId } = found;
  if (tokens.subject !== "" && tokens.subject !== organisationId) throw new XeroError("organisation_changed");
  return { ...found, xeroId: organisationId, connectionId: null };
}

const reached = async (_app: XeroApp, tokens: TokenSet) => ({
  organisations: [await ownOrganisation(tokens)],
  unusable: [],
  others: [],
  isEarlier: false,
});

/** Nobody consents to a custom connection in a browser: its organisation has approved it at Xero (xero-protocol B.7). */
export const customProtocol: XeroProtocol = {
  testKeys: async (app) => void (await oauth2.askWithKeys(app)),
  beginTestsKeys: true,
  // Straight to where a consent would return: there is none to give.
  begin: async (app, state) => {
    await oauth2.askWithKeys(app);
    const url = new URL(app.callbackUrl);
    url.search = new URLSearchParams({ code: "approved", state }).toString();
    return { authorizeUrl: url.href, remember: {} };
  },
  returnedCode: (query) => query.get("code"),
  isOtherProtocol: (query) => query.has("oauth_token"),
  exchange: oauth2.askWithKeys,
  subjectOf: (_tokens, { organisationId }) => organisationId,
  organisations: reached,
  reachable: reached,
  organisation: (_app, tokens) => ownOrganisation(tokens),
  renew: async (app, { subject }) => {
    const tokens = { ...(await oauth2.askWithKeys(app)), subject };
    await ownOrganisation(tokens);
    return tokens;
  },
  hasRefreshGracePeriod: true,
  // It ends where it was approved, or with its subscription at Xero.
  canRevoke: false,
  disconnect: async () => {},
  revoke: async () => {},
  consentEventOf: () => null,
  canListConnections: false,
  sendsWebhooks: true,
  connections: async () => null,
  scopesOf: (tokens) => oauth2.claimsOf(tokens).scope ?? null,
  hasTiers: false,
  hasScopes: false,
  tokenType: "Bearer",
  authHeaders: (_app, { accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
  signsForms: false,
  tokenParts: { secret: null, renewal: null },
};
