import { inspect } from "node:util";
import type { JWTPayload } from "jose";
import { describe, expect, it } from "vitest";
import { CLIENT_ID, USER_ID, useTokenIssuer } from "@/e2e/support/token-issuer";
import { XeroError } from "./errors";
import type { XeroApp } from "./model";
import { exchangeCode, refresh } from "./oauth2";

const issuer = useTokenIssuer();
const app: XeroApp = {
  kind: "partner",
  protocol: "oauth2",
  key: CLIENT_ID,
  secret: "the-client-secret",
  callbackUrl: "http://localhost:3000/auth",
  privateKey: null,
  scopes: ["openid"],
};
const VERIFIER = "a-verifier-that-has-the-forty-three-characters-it-needs";
const TOKENS = { access_token: "the-access-token", refresh_token: "the-refresh-token" };
const BEARER = { ...TOKENS, token_type: "Bearer", expires_in: 1800 };

const exchange = () => exchangeCode(app, "the-code", VERIFIER);
const renew = () =>
  refresh(app, {
    accessToken: "an-older-access-token",
    accessTokenSecret: null,
    renewal: "an-older-refresh-token",
    issuedAt: 0,
    expiresAt: 0,
    subject: USER_ID,
  });

/** The answer is refused, and the error tells nothing of it. */
async function expectRefused(answer: object, ways = [exchange, renew]) {
  issuer.answers(answer);
  for (const work of ways) {
    const failure: unknown = await work().then(
      () => expect.unreachable("it was taken"),
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(XeroError);
    expect(failure).toMatchObject({ reason: "invalid_response" });
    const said = inspect(failure, { depth: null, showHidden: true });
    const given = Object.values(answer as Record<string, unknown>).filter(
      (value): value is string => typeof value === "string" && value.length > 10,
    );
    for (const secret of [app.secret, VERIFIER, "the-code", "an-older-refresh-token", ...given])
      expect(said).not.toContain(secret);
  }
}

describe("an id token", () => {
  it("tells the Xero user", async () => {
    issuer.answers({ ...BEARER, id_token: await issuer.idToken() });
    expect(await exchange()).toMatchObject({ accessToken: "the-access-token", subject: USER_ID });
    expect(await renew()).toMatchObject({ renewal: "the-refresh-token", subject: USER_ID });
  });

  const now = Math.floor(Date.now() / 1000);
  it.each<{ name: string; unlike: JWTPayload }>([
    { name: "of another issuer", unlike: { iss: "https://identity.xero.example" } },
    { name: "for another client", unlike: { aud: "somebody-else" } },
    { name: "for several clients without saying which asked", unlike: { aud: [CLIENT_ID, "somebody-else"] } },
    { name: "that another client asked for", unlike: { azp: "somebody-else", aud: [CLIENT_ID, "somebody-else"] } },
    { name: "that expired", unlike: { exp: now - 3600 } },
    { name: "that never expires", unlike: { exp: undefined } },
    { name: "that is not good yet", unlike: { nbf: now + 3600 } },
    { name: "of nobody", unlike: { sub: undefined } },
  ])("$name is refused", async ({ unlike }) => {
    await expectRefused({ ...BEARER, id_token: await issuer.idToken(unlike) }, [exchange]);
  });

  it.each([-240, 240])("may be %i seconds off: clocks differ, and a refused code is spent", async (seconds) => {
    const times = { nbf: now + seconds, iat: now + seconds, exp: now + seconds + 300 };
    issuer.answers({ ...BEARER, id_token: await issuer.idToken(times) });
    expect(await exchange()).toMatchObject({ subject: USER_ID });
  });

  it("that is not a signed RS256 token is refused", async () => {
    const [, payload, signature] = (await issuer.idToken()).split(".");
    const header = (fields: object) => Buffer.from(JSON.stringify(fields)).toString("base64url");
    const critical = { alg: "RS256", crit: ["exp"], exp: 1 };
    for (const fields of [{ alg: "none" }, { alg: "HS256" }, critical])
      await expectRefused({ ...BEARER, id_token: `${header(fields)}.${payload}.${signature}` }, [exchange]);
    for (const token of [
      "one-part-of-a-token-and-nothing-else",
      "an-encrypted.token-has.five-parts.of-which.none-is-read",
      "parts-that-are.not-json-and-not.base64-either",
    ])
      await expectRefused({ ...BEARER, id_token: token }, [exchange]);
  });

  it("that comes with a renewal is not read: who consented is known, and does not change", async () => {
    issuer.answers({ ...BEARER, id_token: await issuer.idToken({ xero_userid: "somebody else" }) });
    expect(await renew()).toMatchObject({ renewal: "the-refresh-token", subject: USER_ID });
  });
});

describe("an answer with tokens", () => {
  it.each<{ name: string; answer: object }>([
    { name: "without a type", answer: TOKENS },
    { name: "of another type", answer: { ...BEARER, token_type: "another" } },
    { name: "without an access token", answer: { ...BEARER, access_token: undefined } },
    { name: "with a life that is no number", answer: { ...BEARER, expires_in: "soon" } },
    { name: "with a refresh token that is no text", answer: { ...BEARER, refresh_token: 7 } },
  ])("$name is refused", async ({ answer }) => {
    await expectRefused(answer);
  });
});
