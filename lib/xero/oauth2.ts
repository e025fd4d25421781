import * as oauth from "oauth4webapi";
import { z } from "zod";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { MAX_SKEW, secondsAhead } from "./clock-skew";
import { CUSTOM_CONNECTION_CODES } from "./error-codes";
import { XeroError } from "./errors";
import { callXero, parseJson, type XeroAnswer, xeroFetch } from "./http";
import type { TokenSet, XeroApp } from "./model";
import { readTokens, refusePage, refuseUnavailable, toXeroError } from "./oauth2-answer";

type Renewable = Partial<TokenSet> & Pick<TokenSet, "renewal" | "subject">;

/** Where the customer consents, and the PKCE verifier to keep (RFC 7636). No call to Xero. */
export async function beginConsent(app: XeroApp, state: string) {
  const codeVerifier = oauth.generateRandomCodeVerifier();
  const challenge = {
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
  };
  return { authorizeUrl: authorizeUrl(app, { state, ...challenge }), codeVerifier };
}

type Client = Pick<XeroApp, "key" | "callbackUrl" | "scopes">;

/** The OAuth 2.0 authorise address (xero-protocol B.2). */
export function authorizeUrl(app: Client, more: Record<string, string>): string {
  const url = new URL(env().XERO_AUTHORIZE_URL);
  const parameters = {
    response_type: "code",
    client_id: app.key,
    redirect_uri: app.callbackUrl,
    scope: app.scopes.join(" "),
    ...more,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Exchanges a code, once; without a verifier for consents that a program started itself. Throws XeroError. */
export async function exchangeCode(app: XeroApp, code: string, codeVerifier: string | undefined): Promise<TokenSet> {
  const [as, client] = [server(), clientOf(app)];
  const returned = oauth.validateAuthResponse(as, client, new URLSearchParams({ code }), oauth.expectNoState);
  return withXeroErrors(async () => {
    const secret = oauth.ClientSecretBasic(app.secret);
    const verifier = codeVerifier ?? oauth.nopkce;
    const request = [as, client, secret, returned, app.callbackUrl, verifier, options()] as const;
    const answer = await oauth.authorizationCodeGrantRequest(...request);
    const byXerosClock = { ...client, [oauth.clockSkew]: skewOf(answer) };
    const result = await oauth.processAuthorizationCodeResponse(as, byXerosClock, refuseUnavailable(answer));
    const user = oauth.getValidatedIdTokenClaims(result)?.xero_userid;
    return tokenSet(result, typeof user === "string" ? user : "");
  });
}

/**
 * Renews a token set; the refresh token rotates, and the previous one works for 30 more minutes (xero-protocol B.3). Throws
 * XeroError. By hand, as the most frequent call, at half the cost of the library's (docs/benchmarks.md). An id token in the
 * answer is not read.
 */
export async function refresh(app: XeroApp, { renewal, subject }: Renewable): Promise<TokenSet> {
  if (renewal === null) throw new XeroError("token_rejected");
  const form = `grant_type=refresh_token&refresh_token=${formEncode(renewal)}`;
  const renewed = readTokens(await callTokenEndpoint(app, form));
  return tokenSet({ ...renewed, refresh_token: renewed.refresh_token ?? renewal }, subject);
}

/** What renews the tokens of a custom connection: not a part of them, but its keys. */
const BY_KEYS = "client_credentials";

/**
 * A token for the keys of a custom connection (xero-protocol B.7), as often as it is asked for. Without `scope` it has all that was
 * approved; Xero refuses scopes that are named to newer ones. Throws XeroError.
 */
export async function askWithKeys(app: XeroApp): Promise<TokenSet> {
  const given = readTokens(await callTokenEndpoint(app, `grant_type=${BY_KEYS}`), CUSTOM_CONNECTION_CODES);
  return { ...tokenSet(given, ""), renewal: BY_KEYS };
}

function callTokenEndpoint(app: XeroApp, form: string): Promise<XeroAnswer> {
  const headers = {
    accept: "application/json",
    authorization: `Basic ${Buffer.from(`${formEncode(app.key)}:${formEncode(app.secret)}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  return callXero("POST", new URL(env().XERO_TOKEN_URL), headers, form);
}

/** Credentials are form-encoded before they are joined (RFC 6749 section 2.3.1). */
const formEncode = (text: string) => new URLSearchParams([["", text]]).toString().slice(1);

/** Tests a client id and secret with an invalid refresh token, which Xero refuses only after it accepted them. Throws XeroError. */
export async function testClient(app: XeroApp): Promise<void> {
  try {
    await refresh(app, { renewal: "a test of the keys", subject: "" });
  } catch (error) {
    if (!(error instanceof XeroError && error.reason === "token_rejected")) throw error;
  }
}

/** Revokes the Xero user's consent: all their connections to the app end. Throws XeroError. */
export async function revoke(app: XeroApp, tokens: TokenSet): Promise<void> {
  await withXeroErrors(async () => {
    const [secret, token] = [oauth.ClientSecretBasic(app.secret), tokens.renewal ?? tokens.accessToken];
    const answer = await oauth.revocationRequest(server(), clientOf(app), secret, token, options());
    await oauth.processRevocationResponse(refusePage(refuseUnavailable(answer)));
  });
}

const text = z.string().optional();
const scope = z
  .union([z.array(z.string()), z.string().transform((scopes) => scopes.split(" "))])
  .optional()
  .catch(undefined);
const accessTokenClaims = z.object({ authentication_event_id: text, xero_userid: text, scope });

/** The claims of an access token; empty when it is not a JWT. Not verified: it came from Xero over TLS. */
export function claimsOf({ accessToken }: Pick<TokenSet, "accessToken">): z.infer<typeof accessTokenClaims> {
  const payload = Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString("utf8");
  return accessTokenClaims.safeParse(parseJson(payload)).data ?? {};
}

type TokenAnswer = {
  access_token: string;
  expires_in?: number | undefined;
  refresh_token?: string | undefined;
  scope?: string | undefined;
};

function tokenSet(result: TokenAnswer, subject: string): TokenSet {
  const issuedAt = Date.now();
  for (const token of [result.access_token, result.refresh_token])
    if (!isToken(token)) throw new XeroError("invalid_response");
  const claims = claimsOf({ accessToken: result.access_token });
  return {
    accessToken: result.access_token,
    accessTokenSecret: null,
    renewal: result.refresh_token ?? null,
    issuedAt,
    expiresAt: issuedAt + (result.expires_in ?? 1800) * 1000,
    subject: subject || (claims.xero_userid ?? ""),
    scopes: result.scope?.split(" ").filter(Boolean) ?? claims.scope,
  };
}

/** Visible ASCII (RFC 6749 appendix A.12) of a length that fits a header: nothing else can be sent again. */
const isToken = (token = "x") => /^[\x20-\x7E]{1,8192}$/.test(token);

/** Whether a return says that another server than Xero's sent it (RFC 9207): its code is not for us. */
export function isOfOtherIssuer(query: URLSearchParams): boolean {
  const issuer = query.get("iss");
  return issuer !== null && issuer !== server().issuer;
}

// Xero's endpoints are configured, never discovered: a filter blocks callers of its discovery document (B.1).
function server(): oauth.AuthorizationServer {
  const { XERO_TOKEN_URL, XERO_AUTHORIZE_URL, XERO_REVOCATION_URL } = env();
  return {
    issuer: new URL(XERO_TOKEN_URL).origin,
    authorization_endpoint: XERO_AUTHORIZE_URL,
    token_endpoint: XERO_TOKEN_URL,
    revocation_endpoint: XERO_REVOCATION_URL,
  };
}

/** Seconds that the two clocks may differ: an id token that seems to come from the future must not cost the code. */
const CLOCK_TOLERANCE = 5 * 60;

/** A clock that is wrong by more than that is told in the log; the id token is then judged by Xero's. */
function skewOf(answer: Response): number {
  const seconds = secondsAhead(answer.headers.get("date"));
  if (Math.abs(seconds) > MAX_SKEW)
    log.warn({ seconds }, "the clock of this server is wrong: Xero's is ahead of it by so many seconds");
  return seconds;
}

const clientOf = ({ key }: XeroApp) => ({ client_id: key, [oauth.clockTolerance]: CLOCK_TOLERANCE });

// Plain http is for a local simulator or gateway; Xero's own endpoints are https.
const options = () => ({
  [oauth.customFetch]: xeroFetch,
  [oauth.allowInsecureRequests]: new URL(env().XERO_TOKEN_URL).protocol === "http:",
});

async function withXeroErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toXeroError(error);
  }
}
