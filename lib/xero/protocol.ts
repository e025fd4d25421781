import { deleteConnection, listConnections, organisationOf } from "./connections";
import { XeroError } from "./errors";
import type { Organisation, Protocol, Remembered, TokenSet, XeroApp } from "./model";
import * as oauth1 from "./oauth1";
import * as oauth2 from "./oauth2";

/** An organisation as Xero knows it, for calls about it. */
export type Tenant = Pick<Organisation, "xeroId" | "connectionId">;

/** A call to Xero's API that has to be proved. `form` is a form-encoded body. */
type Provable = { method: string; url: URL; form?: string };

/** The questions both protocols answer. All throw XeroError. */
export type XeroProtocol = {
  /** Whether Xero takes the app's keys, as far as Xero lets that be asked before consent. */
  testKeys: (app: XeroApp) => Promise<void>;
  /** Where to send the customer, and what to remember. The state comes back with the customer. */
  begin: (app: XeroApp, state: string) => Promise<{ authorizeUrl: string; remember: Remembered }>;
  /** A token set for the verifier (1.0a) or code (2.0) that came back. Works once. */
  exchange: (app: XeroApp, remembered: Remembered, code: string) => Promise<TokenSet>;
  /** The organisations that this consent reaches, the newest connection first. */
  organisations: (app: XeroApp, tokens: TokenSet) => Promise<Organisation[]>;
  /** All organisations that the token set reaches, of whichever consent. */
  reachable: (app: XeroApp, tokens: TokenSet) => Promise<Organisation[]>;
  /** One organisation again. */
  organisation: (app: XeroApp, tokens: TokenSet, tenant: Tenant) => Promise<Organisation>;
  renew: (app: XeroApp, tokens: TokenSet) => Promise<TokenSet>;
  /** Ends one connection at Xero, where Xero can. */
  disconnect: (app: XeroApp, tokens: TokenSet, tenant: Tenant) => Promise<void>;
  /** Ends everything this token set is for, where Xero can. */
  revoke: (app: XeroApp, tokens: TokenSet) => Promise<void>;
  /** Which connections the token set still reaches; null when Xero cannot tell. */
  connectionIds: (tokens: TokenSet) => Promise<Set<string> | null>;
  /** The headers that prove a call about an organisation. */
  authHeaders: (app: XeroApp, tokens: TokenSet, tenant: Tenant, call: Provable) => Record<string, string>;
  /** Whether a form-encoded body counts in that proof. */
  signsForms: boolean;
  /** Whether the token before a renewal still works when the answer is lost. */
  hasRefreshGracePeriod: boolean;
};

const one: XeroProtocol = {
  testKeys: async (app) => void (await oauth1.requestToken(app)),
  begin: async (app, state) => {
    const url = new URL(app.callbackUrl);
    url.searchParams.set("state", state);
    const { token, secret } = await oauth1.requestToken({ ...app, callbackUrl: url.href });
    const authorizeUrl = oauth1.authorizeUrl(token, { redirectOnError: true });
    return { authorizeUrl, remember: { requestToken: token, requestTokenSecret: secret } };
  },
  exchange: async (app, { requestToken, requestTokenSecret }, verifier) => {
    if (requestToken === undefined || requestTokenSecret === undefined) throw new XeroError("token_rejected");
    return oauth1.exchange(app, { token: requestToken, secret: requestTokenSecret }, verifier);
  },
  organisations: async (app, tokens) => [await oauth1.organisation(app, tokens)],
  reachable: async (app, tokens) => [await oauth1.organisation(app, tokens)],
  organisation: oauth1.organisation,
  renew: oauth1.renew,
  // 1.0a has no call that ends a connection: the consent stays until its token ends or the customer withdraws it.
  disconnect: async () => {},
  revoke: async () => {},
  connectionIds: async () => null,
  authHeaders: (app, tokens, _tenant, call) => ({ authorization: oauth1.authorizationOf(app, tokens, call) }),
  signsForms: true,
  hasRefreshGracePeriod: false,
};

const two: XeroProtocol = {
  testKeys: oauth2.testClient,
  begin: async (app, state) => {
    const { authorizeUrl, codeVerifier } = await oauth2.beginConsent(app, state);
    return { authorizeUrl, remember: { codeVerifier } };
  },
  exchange: (app, { codeVerifier }, code) => oauth2.exchangeCode(app, code, codeVerifier),
  organisations: async (_app, tokens) => {
    const event = oauth2.claimsOf(tokens).authentication_event_id ?? null;
    // A customer who comes again with everything connected before has no connection of this event (B.4).
    const consented = event ? await listConnections(tokens, event) : [];
    const reached = consented.length > 0 ? consented : await listConnections(tokens);
    return Promise.all(reached.map((connection) => organisationOf(tokens, connection)));
  },
  reachable: async (_app, tokens) =>
    Promise.all((await listConnections(tokens)).map((connection) => organisationOf(tokens, connection))),
  organisation: (_app, tokens, { xeroId, connectionId }) =>
    organisationOf(tokens, { tenantId: xeroId, id: connectionId ?? "" }),
  renew: oauth2.refresh,
  disconnect: async (_app, tokens, { connectionId }) => {
    if (connectionId !== null) await deleteConnection(tokens, connectionId);
  },
  revoke: oauth2.revoke,
  connectionIds: async (tokens) => new Set((await listConnections(tokens)).map(({ id }) => id)),
  authHeaders: (_app, { accessToken }, { xeroId }) => ({
    authorization: `Bearer ${accessToken}`,
    "xero-tenant-id": xeroId,
  }),
  signsForms: false,
  hasRefreshGracePeriod: true,
};

/** The protocol an app speaks. */
export function protocolOf({ protocol }: { protocol: Protocol }): XeroProtocol {
  return protocol === "oauth1" ? one : two;
}
