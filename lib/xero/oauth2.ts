import {
  allowInsecureRequests,
  type AuthorizationServer,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  customFetch,
  expectNoState,
  generateRandomCodeVerifier,
  getValidatedIdTokenClaims,
  nopkce,
  processAuthorizationCodeResponse,
  processRevocationResponse,
  revocationRequest,
  validateAuthResponse,
} from "oauth4webapi";
import { z } from "zod";
import { env } from "@/lib/env";
import { XeroError } from "./errors";
import { callXero, xeroFetch } from "./http";
import type { TokenSet, XeroApp } from "./model";
import { json, readTokens, refuseUnavailable, toXeroError } from "./oauth2-answer";

/** Where the customer consents, and the PKCE verifier to remember (RFC 7636). No call to Xero. */
export async function beginConsent(
  app: XeroApp,
  state: string,
): Promise<{ authorizeUrl: string; codeVerifier: string }> {
  const codeVerifier = generateRandomCodeVerifier();
  const challenge = { code_challenge: await calculatePKCECodeChallenge(codeVerifier), code_challenge_method: "S256" };
  return { authorizeUrl: authorizeUrl(app, { state, ...challenge }), codeVerifier };
}

/** The OAuth 2.0 authorise address (xero-protocol B.2). */
export function authorizeUrl(
  app: Pick<XeroApp, "key" | "callbackUrl" | "scopes">,
  more: Record<string, string>,
): string {
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

/** Exchanges a code, once. Without a verifier for consents that a program began by itself. Throws XeroError. */
export async function exchangeCode(app: XeroApp, code: string, codeVerifier: string | undefined): Promise<TokenSet> {
  const [as, client] = [server(), clientOf(app)];
  const returned = validateAuthResponse(as, client, new URLSearchParams({ code }), expectNoState);
  return judged(async () => {
    const secret = ClientSecretBasic(app.secret);
    const answer = await authorizationCodeGrantRequest(
      as,
      client,
      secret,
      returned,
      app.callbackUrl,
      codeVerifier ?? nopkce,
      options(),
    );
    const result = await processAuthorizationCodeResponse(as, client, refuseUnavailable(answer));
    return tokenSet(result, userOf(getValidatedIdTokenClaims(result)));
  });
}

/**
 * Renews a token set; the refresh token rotates, the one before works for 30 more minutes (xero-protocol B.3). Throws XeroError.
 * The one call that is made a million times: by hand it costs little more than half of what it does through the library
 * (docs/benchmarks.md). An id token that comes along is not read: who consented is known.
 */
export async function refresh(app: XeroApp, tokens: TokenSet): Promise<TokenSet> {
  const { renewal, subject } = tokens;
  if (renewal === null) throw new XeroError("token_rejected");
  const headers = {
    accept: "application/json",
    authorization: `Basic ${Buffer.from(`${formEncode(app.key)}:${formEncode(app.secret)}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const form = `grant_type=refresh_token&refresh_token=${formEncode(renewal)}`;
  const renewed = readTokens(await callXero("POST", new URL(env().XERO_TOKEN_URL), headers, form));
  return tokenSet({ ...renewed, refresh_token: renewed.refresh_token ?? renewal }, subject);
}

/** Credentials are form-encoded before they are joined (RFC 6749 section 2.3.1). */
const formEncode = (text: string) => new URLSearchParams([["", text]]).toString().slice(1);

/** Whether Xero takes this client id and secret: a refresh token that is none is refused for itself. Throws XeroError. */
export async function testClient(app: XeroApp): Promise<void> {
  const nobodys: TokenSet = {
    accessToken: "",
    accessTokenSecret: null,
    renewal: "a test of the keys",
    issuedAt: 0,
    expiresAt: 0,
    subject: "",
  };
  try {
    await refresh(app, nobodys);
  } catch (error) {
    if (!(error instanceof XeroError && error.reason === "token_rejected")) throw error;
  }
}

/** Forgets the Xero user for the app: every connection of theirs ends. Throws XeroError. */
export async function revoke(app: XeroApp, tokens: TokenSet): Promise<void> {
  await judged(async () => {
    const secret = ClientSecretBasic(app.secret);
    const answer = await revocationRequest(
      server(),
      clientOf(app),
      secret,
      tokens.renewal ?? tokens.accessToken,
      options(),
    );
    await processRevocationResponse(refuseUnavailable(answer));
  });
}

const accessTokenClaims = z.object({
  authentication_event_id: z.string().optional(),
  xero_userid: z.string().optional(),
});

/** What Xero writes into its access tokens; nothing when it is not a JWT. Read, not verified: it came from Xero over TLS. */
export function claimsOf({ accessToken }: Pick<TokenSet, "accessToken">): z.infer<typeof accessTokenClaims> {
  const payload = Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString("utf8");
  return accessTokenClaims.safeParse(json(payload)).data ?? {};
}

function userOf(claims: Record<string, unknown> | undefined): string {
  return typeof claims?.xero_userid === "string" ? claims.xero_userid : "";
}

type GivenTokens = { access_token: string; expires_in?: number | undefined; refresh_token?: string | undefined };

function tokenSet(result: GivenTokens, subject: string): TokenSet {
  const issuedAt = Date.now();
  return {
    accessToken: result.access_token,
    accessTokenSecret: null,
    renewal: result.refresh_token ?? null,
    issuedAt,
    expiresAt: issuedAt + (result.expires_in ?? 1800) * 1000,
    subject: subject || (claimsOf({ accessToken: result.access_token }).xero_userid ?? ""),
  };
}

// Xero's addresses are settings, never discovered: its discovery is behind a filter that blocks callers (B.1).
function server(): AuthorizationServer {
  const { XERO_TOKEN_URL, XERO_AUTHORIZE_URL, XERO_REVOCATION_URL } = env();
  return {
    issuer: new URL(XERO_TOKEN_URL).origin,
    authorization_endpoint: XERO_AUTHORIZE_URL,
    token_endpoint: XERO_TOKEN_URL,
    revocation_endpoint: XERO_REVOCATION_URL,
  };
}

const clientOf = ({ key }: XeroApp) => ({ client_id: key });

// Plain http is for a simulator or gateway beside us; Xero's own addresses are https.
const options = () => ({
  [customFetch]: xeroFetch,
  [allowInsecureRequests]: new URL(env().XERO_TOKEN_URL).protocol === "http:",
});

async function judged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toXeroError(error);
  }
}
