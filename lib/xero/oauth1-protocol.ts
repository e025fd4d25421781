import { XeroError } from "./errors";
import type { TokenSet, XeroApp } from "./model";
import * as oauth1 from "./oauth1";
import type { XeroProtocol } from "./protocol";

async function reached(app: XeroApp, tokens: TokenSet) {
  return { organisations: [await oauth1.organisation(app, tokens)], unusable: [], others: [], isEarlier: false };
}

/** OAuth 1.0a (xero-protocol A). */
export const oauth1Protocol: XeroProtocol = {
  testKeys: async (app) => void (await oauth1.requestToken(app)),
  beginTestsKeys: true,
  begin: async (app, state) => {
    const url = new URL(app.callbackUrl);
    url.searchParams.set("state", state);
    const { token, secret } = await oauth1.requestToken({ ...app, callbackUrl: url.href });
    const authorizeUrl = oauth1.authorizeUrl(token, { redirectOnError: true });
    return { authorizeUrl, remember: { requestToken: token, requestTokenSecret: secret } };
  },
  returnedCode: (query) => query.get("oauth_verifier"),
  isOtherProtocol: (query) => query.has("code"),
  exchange: async (app, { requestToken, requestTokenSecret }, verifier) => {
    if (requestToken === undefined || requestTokenSecret === undefined) throw new XeroError("token_rejected");
    return oauth1.exchange(app, { token: requestToken, secret: requestTokenSecret }, verifier);
  },
  subjectOf: (_tokens, { xeroId }) => xeroId,
  organisations: reached,
  reachable: reached,
  organisation: oauth1.organisation,
  renew: oauth1.renew,
  hasRefreshGracePeriod: false,
  // No call of 1.0a ends a connection: the consent lasts until its token expires or the customer revokes it.
  canRevoke: false,
  disconnect: async () => {},
  revoke: async () => {},
  consentEventOf: () => null,
  canListConnections: false,
  sendsWebhooks: false,
  connections: async () => null,
  scopesOf: () => null,
  hasTiers: false,
  hasScopes: false,
  tokenType: "OAuth",
  authHeaders: (app, tokens, _tenant, call) => ({ authorization: oauth1.authorizationOf(app, tokens, call) }),
  signsForms: true,
  tokenParts: { secret: "token_secret", renewal: "session_handle" },
};
