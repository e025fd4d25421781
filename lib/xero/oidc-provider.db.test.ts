import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { XeroApp } from "./model";
import { beginConsent, exchangeCode, refresh, revoke, testClient } from "./oauth2";

// A second opinion: a certified provider that nobody here wrote.
const XERO_USER = "8c1d2f0e-5a53-4d0b-9a4d-7f7d6f1f0b11";
const app: XeroApp = {
  kind: "partner",
  protocol: "oauth2",
  key: "gangway-at-a-provider",
  secret: "a-secret-with :%+ signs that Basic has to encode",
  callbackUrl: "http://localhost:3000/auth",
  privateKey: null,
  scopes: ["openid", "offline_access", "accounting.settings.read"],
};

async function providerAt(issuer: string): Promise<Provider> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: app.key,
        client_secret: app.secret,
        redirect_uris: [app.callbackUrl],
        grant_types: ["authorization_code", "refresh_token"],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "RS256", use: "sig" }] },
    cookies: { keys: ["a key of the test"] },
    scopes: app.scopes,
    claims: { openid: ["sub", "xero_userid"] },
    conformIdTokenClaims: false,
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, xero_userid: XERO_USER }),
    }),
    features: { devInteractions: { enabled: false }, revocation: { enabled: true, allowedPolicy: () => true } },
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, RefreshToken: 60, Session: 60 },
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    interactions: { url: () => "/interaction" },
  });
  // Whoever comes is signed in and agrees to everything.
  provider.use(async (context, next) => {
    if (context.path !== "/interaction") {
      await next();
      return;
    }
    const grant = new provider.Grant({ accountId: "somebody", clientId: app.key });
    grant.addOIDCScope(app.scopes.join(" "));
    const grantId = await grant.save();
    const result = { login: { accountId: "somebody" }, consent: { grantId } };
    await provider.interactionFinished(context.req, context.res, result);
  });
  return provider;
}

let server: Server;
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, "localhost", resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const handle = (await providerAt(issuer)).callback();
  server.on("request", (request, response) => void handle(request, response));
  process.env.XERO_AUTHORIZE_URL = `${issuer}/auth`;
  process.env.XERO_TOKEN_URL = `${issuer}/token`;
  process.env.XERO_REVOCATION_URL = `${issuer}/token/revocation`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

/** Follows the redirects as a browser does, cookies included, to where they leave the provider. */
async function consent(address: string): Promise<URLSearchParams> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  while (!next.href.startsWith(app.callbackUrl)) {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const response = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0]!.split("=");
      cookies.set(name!, value!);
    }
    const location = response.headers.get("location");
    if (!location) throw new Error(`${next.pathname} answered ${response.status}: ${await response.text()}`);
    next = new URL(location, next);
  }
  return next.searchParams;
}

async function agreed() {
  const { authorizeUrl, codeVerifier } = await beginConsent(app, "the state");
  const returned = await consent(authorizeUrl);
  expect(returned.get("error")).toBeNull();
  expect(returned.get("state")).toBe("the state");
  return { code: returned.get("code")!, codeVerifier };
}

describe("a provider that nobody here wrote", () => {
  it("takes the consent, the exchange, the refresh and the revocation", async () => {
    const { code, codeVerifier } = await agreed();
    const tokens = await exchangeCode(app, code, codeVerifier);
    expect(tokens).toMatchObject({ subject: XERO_USER, renewal: expect.any(String) as string });
    const renewed = await refresh(app, tokens);
    expect(renewed.subject).toBe(XERO_USER);
    expect(renewed.accessToken).not.toBe(tokens.accessToken);
    await revoke(app, renewed);
    await expect(refresh(app, renewed)).rejects.toMatchObject({ reason: "token_rejected" });
  });

  it("refuses a code without its verifier, for another address, and a second time", async () => {
    const lost = await agreed();
    await expect(exchangeCode(app, lost.code, undefined)).rejects.toMatchObject({ reason: "token_rejected" });
    const { code, codeVerifier } = await agreed();
    const elsewhere = { ...app, callbackUrl: "http://localhost:3000/elsewhere" };
    await expect(exchangeCode(elsewhere, code, codeVerifier)).rejects.toMatchObject({ reason: "token_rejected" });
    const again = await agreed();
    await exchangeCode(app, again.code, again.codeVerifier);
    await expect(exchangeCode(app, again.code, again.codeVerifier)).rejects.toMatchObject({ reason: "token_rejected" });
  });

  it("tells right keys from wrong ones", async () => {
    await expect(testClient(app)).resolves.toBeUndefined();
    await expect(testClient({ ...app, secret: "wrong" })).rejects.toMatchObject({ reason: "client_refused" });
  });
});
