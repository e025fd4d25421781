import { env } from "@/lib/env";
import { authorizationHeader, type Signer } from "@/lib/oauth1/sign";
import { adjustClockSkew, xeroTimestamp } from "./clock-skew";
import { belowUrl, callXero, withoutSecrets, type XeroAnswer } from "./http";
import type { Organisation, TokenSet, XeroApp } from "./model";
import { toError, tokenFields } from "./oauth1-answer";
import { readOrganisation } from "./organisation";

/** A request token and its secret: temporary credentials of RFC 5849 section 2.1. */
export type RequestToken = { token: string; secret: string };

/** Step 1: gets a request token. Throws XeroError. */
export async function requestToken(app: XeroApp): Promise<RequestToken> {
  const fields = tokenFields(await tokenCall("RequestToken", app, null, { oauth_callback: app.callbackUrl }));
  return { token: fields.oauth_token!, secret: fields.oauth_token_secret! };
}

/**
 * Step 2: where the customer consents; no call to Xero. With `redirectOnError` one who cancels is sent back, with
 * `error=access_denied` (xero-protocol A.4).
 */
export function authorizeUrl(requestToken: string, { redirectOnError }: { redirectOnError: boolean }): string {
  const url = oauthUrl("Authorize");
  url.searchParams.set("oauth_token", requestToken);
  if (redirectOnError) url.searchParams.set("redirectOnError", "true");
  return url.href;
}

/** Step 3: exchanges the verifier for a token set. The verifier works once: never repeat an exchange whose answer was lost. Throws XeroError. */
export async function exchange(app: XeroApp, request: RequestToken, verifier: string): Promise<TokenSet> {
  return tokenSet(tokenFields(await tokenCall("AccessToken", app, request, { oauth_verifier: verifier })));
}

/** Renews a partner app's token; the old one stops working at once (xero-protocol A.6). Throws XeroError. */
export async function renew(app: XeroApp, tokens: TokenSet): Promise<TokenSet> {
  const parameters = { oauth_session_handle: tokens.renewal ?? "" };
  const renewed = tokenSet(tokenFields(await tokenCall("AccessToken", app, accessToken(tokens), parameters)));
  return { ...renewed, subject: tokens.subject, renewal: renewed.renewal ?? tokens.renewal };
}

/** The organisation that the token reaches. Throws XeroError. */
export async function organisation(app: XeroApp, tokens: TokenSet): Promise<Organisation> {
  const url = belowUrl(env().XERO_API_BASE_URL, "/api.xro/2.0/Organisation");
  const answer = await signedCall({ method: "GET", url }, app, accessToken(tokens));
  if (answer.status !== 200) throw toError(answer);
  return readOrganisation(answer.body, tokens.subject);
}

/** The Authorization header for one call to Xero's API, valid once. `form` is its form-encoded body, which is signed as well. */
export function authorizationOf(app: XeroApp, tokens: TokenSet, request: Signable): string {
  return sign(request, app, accessToken(tokens));
}

type Token = RequestToken | null;

type TokenCall = "RequestToken" | "AccessToken";

function tokenCall(name: TokenCall, app: XeroApp, token: Token, parameters: Record<string, string>) {
  return signedCall({ method: "POST", url: oauthUrl(name), parameters }, app, token);
}

type Signable = { method: string; url: URL; parameters?: Record<string, string>; form?: string };
type Unsigned = Signable & { method: "GET" | "POST" };

/** Signs and sends; once more by Xero's clock if it refused the timestamp. */
async function signedCall(request: Unsigned, app: XeroApp, token: Token): Promise<XeroAnswer> {
  const answer = await send(request, app, token);
  return adjustClockSkew(answer) ? send(request, app, token) : answer;
}

async function send(request: Unsigned, app: XeroApp, token: Token): Promise<XeroAnswer> {
  const authorization = sign(request, app, token);
  const accept: Record<string, string> = request.method === "GET" ? { accept: "application/json" } : {};
  const answer = await callXero(request.method, request.url, { ...accept, authorization });
  // What signs is not sent, and known at Xero all the same.
  return { ...answer, body: withoutSecrets(answer.status, answer.body, [app.secret, token?.secret]) };
}

function sign(request: Signable, app: XeroApp, token: Token): string {
  const signer = signerOf(app, token?.secret ?? "");
  const timestamp = xeroTimestamp();
  return authorizationHeader({ ...request, consumerKey: app.key, signer, token: token?.token, timestamp });
}

function signerOf(app: XeroApp, tokenSecret: string): Signer {
  return app.privateKey
    ? { method: "RSA-SHA1", privateKey: app.privateKey }
    : { method: "HMAC-SHA1", clientSecret: app.secret, tokenSecret };
}

function oauthUrl(name: TokenCall | "Authorize"): URL {
  return belowUrl(env().XERO_OAUTH1_BASE_URL, `/oauth/${name}`);
}

function accessToken(tokens: TokenSet): RequestToken {
  return { token: tokens.accessToken, secret: tokens.accessTokenSecret ?? "" };
}

function tokenSet(fields: Record<string, string>): TokenSet {
  const issuedAt = Date.now();
  return {
    accessToken: fields.oauth_token!,
    accessTokenSecret: fields.oauth_token_secret!,
    renewal: fields.oauth_session_handle ?? null,
    issuedAt,
    expiresAt: issuedAt + (Number(fields.oauth_expires_in) || 1800) * 1000,
    subject: fields.xero_org_muid ?? "",
  };
}
