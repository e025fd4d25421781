import type { Organisation, Reached, Remembered, TokenSet, XeroApp } from "./model";
import type { Connection } from "./connections";
import { customProtocol } from "./custom-protocol";
import { oauth1Protocol } from "./oauth1-protocol";
import { oauth2Protocol } from "./oauth2-protocol";
import { type Flow, flowOf } from "./view";

/** An organisation as Xero knows it, for calls about it. */
export type Tenant = Pick<Organisation, "xeroId" | "connectionId">;

/** An organisation as Xero lists what is connected. */
export type Connected = Pick<Organisation, "xeroId" | "name"> & { connectionId: string } & Pick<
    Connection,
    "createdAt" | "updatedAt"
  >;

/** A call to Xero's API that needs an Authorization header. `form` is a form-encoded body. */
export type UnauthorizedCall = { method: string; url: URL; form?: string };

/** What differs between OAuth 1.0a, OAuth 2.0 and custom connections. Whatever asks Xero throws XeroError. */
export type XeroProtocol = {
  testKeys: (app: XeroApp) => Promise<void>;
  /** Whether `begin` asks Xero, which proves the keys. */
  beginTestsKeys: boolean;
  /** Where to send the browser, and what to remember. It returns with the state. */
  begin: (app: XeroApp, state: string) => Promise<{ authorizeUrl: string; remember: Remembered }>;
  /** The verifier (1.0a) or code (2.0) that a callback brought, or null. */
  returnedCode: (query: URLSearchParams) => string | null;
  isOtherProtocol: (query: URLSearchParams) => boolean;
  /** The token set for a verifier or code. Works once. */
  exchange: (app: XeroApp, remembered: Remembered, code: string) => Promise<TokenSet>;
  /** Whom a token set belongs to: Xero keeps one live token per app and subject. An answer may leave it out. */
  subjectOf: (tokens: TokenSet, organisation: Organisation) => string;
  /** The organisations that this consent includes. Throws when Xero tells of none of them. */
  organisations: (app: XeroApp, tokens: TokenSet) => Promise<Reached>;
  /** The same for all that the token set reaches, of whichever consent. */
  reachable: (app: XeroApp, tokens: TokenSet) => Promise<Reached>;
  organisation: (app: XeroApp, tokens: TokenSet, tenant: Tenant) => Promise<Organisation>;
  renew: (app: XeroApp, tokens: TokenSet) => Promise<TokenSet>;
  /** Whether the token before a renewal still works when the answer is lost. */
  hasRefreshGracePeriod: boolean;
  /** Whether Xero can end a connection or a consent; without it `disconnect` and `revoke` do nothing. */
  canRevoke: boolean;
  disconnect: (app: XeroApp, tokens: TokenSet, tenant: Tenant) => Promise<void>;
  /** Ends everything this token set is for. */
  revoke: (app: XeroApp, tokens: TokenSet) => Promise<void>;
  /** Names the consent a token set is of among those of its user; null when Xero does not say. */
  consentEventOf: (tokens: TokenSet) => string | null;
  canListConnections: boolean;
  /** Whether Xero reports changes in the organisations of an app. */
  sendsWebhooks: boolean;
  /** The organisations that the token set still reaches, or those of one consent, with their names; null when Xero cannot list them. */
  connections: (tokens: TokenSet, authEventId?: string) => Promise<Connected[] | null>;
  /** The scopes that a token set has, or null when it does not tell. */
  scopesOf: (tokens: Pick<TokenSet, "accessToken">) => string[] | null;
  /** Whether Xero's tiers limit how many organisations an app may connect. */
  hasTiers: boolean;
  /** Whether a consent is for scopes. Xero shows errors about them, and others, on a page of its own. */
  hasScopes: boolean;
  tokenType: "Bearer" | "OAuth";
  /** The headers that authorize a call about an organisation. */
  authHeaders: (app: XeroApp, tokens: TokenSet, tenant: Tenant, call: UnauthorizedCall) => Record<string, string>;
  /** Whether a form-encoded body is part of the signature in them. */
  signsForms: boolean;
  /** What the parts of a token set are called, beside the access token; null for those that there are not. */
  tokenParts: { secret: "token_secret" | null; renewal: "session_handle" | "refresh_token" | null };
};

const PROTOCOLS: Record<Flow, XeroProtocol> = {
  oauth1: oauth1Protocol,
  oauth2: oauth2Protocol,
  custom: customProtocol,
};

/** The protocol an app speaks, or what a custom connection does instead. */
export function protocolOf(app: Parameters<typeof flowOf>[0]): XeroProtocol {
  return PROTOCOLS[flowOf(app)];
}
