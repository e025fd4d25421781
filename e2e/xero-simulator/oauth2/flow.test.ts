import { createHash } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../simulator";
import { clientOf, redirectUri, usualScope } from "./test-client";

let simulator: Simulator;
let xero: ReturnType<typeof clientOf>;
beforeAll(async () => {
  simulator = await startSimulator();
  xero = clientOf(simulator);
});
afterAll(() => simulator.stop());

test("comes back with code and state, and gives tokens that a library can verify", async () => {
  const app = await xero.newApp("public");
  const { location } = await xero.consent(xero.authorizeUrl(app, { nonce: "n1" }), { user: 1, organisations: [4] });
  const back = new URL(location ?? "");
  expect(back.origin + back.pathname).toBe("http://localhost:3000/connect/callback");
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ from: "xero", state: "s&1", scope: usualScope });
  const { status, headers, body } = await xero.exchange(app, xero.codeFrom({ location: back.href }));
  expect(status).toBe(200);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(body).toMatchObject({ expires_in: 1800, token_type: "Bearer", scope: usualScope });

  const discovery = (await (await fetch(`${simulator.url}/.well-known/openid-configuration`)).json()) as {
    issuer: string;
    jwks_uri: string;
  };
  expect(discovery.issuer).toBe(simulator.url);
  const keys = createRemoteJWKSet(new URL(discovery.jwks_uri));
  const { issuer } = discovery;
  const id = await jwtVerify(String(body["id_token"]), keys, { issuer, audience: app.key, algorithms: ["RS256"] });
  const atHash = createHash("sha256").update(String(body["access_token"])).digest().subarray(0, 16);
  expect(id.payload).toMatchObject({
    nonce: "n1",
    email: "bookkeeper@example.com",
    given_name: "Bo",
    at_hash: atHash.toString("base64url"),
  });
  expect((id.payload.exp ?? 0) - (id.payload.nbf ?? 0)).toBe(300);
  const access = await jwtVerify(String(body["access_token"]), keys, { issuer, audience: `${issuer}/resources` });
  expect(access.payload).toMatchObject({ client_id: app.key, scope: usualScope.split(" "), sub: id.payload.sub });
  expect((access.payload.exp ?? 0) - (access.payload.nbf ?? 0)).toBe(1800);
  const connections = await xero.api(
    `/connections?authEventId=${String(access.payload["authentication_event_id"])}`,
    body["access_token"],
  );
  expect(connections.body).toMatchObject([{ tenantName: "Millstone Brewing", tenantType: "ORGANISATION" }]);
});

test("takes a code once, with its own verifier and address", async () => {
  const app = await xero.newApp("public");
  const verifier = "a-verifier-of-at-least-forty-three-characters-0";
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const consented = async (pkce: boolean) => {
    const asked = pkce ? { code_challenge: challenge, code_challenge_method: "S256" } : {};
    return xero.codeFrom(await xero.consent(xero.authorizeUrl(app, asked)));
  };
  const verdict = async (code: string, more: Record<string, string> = {}) => {
    const { status, body } = await xero.exchange(app, code, more);
    return [status, body["error"]];
  };
  const invalid = [400, "invalid_grant"];
  const code = await consented(true);
  expect(await verdict(code)).toEqual(invalid);
  expect(await verdict(code, { code_verifier: `${verifier}1` })).toEqual(invalid);
  expect(await verdict(code, { code_verifier: verifier, redirect_uri: redirectUri.slice(0, -1) })).toEqual(invalid);
  expect(await verdict(code, { code_verifier: verifier })).toEqual([200, undefined]);
  expect(await verdict(code, { code_verifier: verifier })).toEqual(invalid);
  expect(await verdict(await consented(false), { code_verifier: verifier })).toEqual(invalid);
  expect(await verdict("unknown")).toEqual(invalid);
  const stranger = await xero.newApp("public");
  expect((await xero.exchange(stranger, await consented(false))).body["error"]).toBe("invalid_grant");

  const late = await consented(false);
  await xero.control("/clock", { offsetSeconds: 301 });
  expect(await verdict(late)).toEqual(invalid);
  await xero.control("/clock", { offsetSeconds: 0 });
  expect(await verdict(late)).toEqual([200, undefined]);
});

test("knows an app by its secret, in the header or in the body", async () => {
  const app = await xero.newApp("partner");
  const { refresh_token } = await xero.connect(app);
  expect(await xero.refresh({ ...app, secret: "wrong" }, refresh_token)).toMatchObject({
    status: 400,
    body: { error: "invalid_client" },
  });
  const fields = { grant_type: "refresh_token", refresh_token: String(refresh_token) };
  const credentials = { client_id: app.key, client_secret: app.secret };
  const send = async (body: Record<string, string>) => {
    const response = await fetch(`${simulator.url}/connect/token`, { method: "POST", body: new URLSearchParams(body) });
    return (await response.json()) as Record<string, unknown>;
  };
  expect(await send({ ...fields, ...credentials })).toHaveProperty("access_token");
  expect(await send(fields)).toEqual({ error: "invalid_client" });
  expect(await send({ ...credentials, grant_type: "password" })).toEqual({ error: "unsupported_grant_type" });
  expect(
    await send({
      grant_type: "password",
      client_id: simulator.apps[0]?.key ?? "",
      client_secret: simulator.apps[0]?.secret ?? "",
    }),
  ).toEqual({ error: "invalid_client" });
});

test("rotates refresh tokens, and takes the one before for half an hour more", async () => {
  const app = await xero.newApp("public");
  const first = await xero.connect(app);
  const second = (await xero.refresh(app, first["refresh_token"])).body;
  expect(second["refresh_token"]).not.toBe(first["refresh_token"]);
  expect((await xero.refresh(app, first["refresh_token"])).status).toBe(200);
  const last = (await xero.refresh(app, first["refresh_token"])).body;
  await xero.control("/clock", { offsetSeconds: 1801 });
  expect(await xero.refresh(app, first["refresh_token"])).toMatchObject({
    status: 400,
    body: { error: "invalid_grant" },
  });
  expect((await xero.refresh(app, last["refresh_token"])).status).toBe(200);
  await xero.control("/clock", { offsetSeconds: 0 });
  const stale = await xero.connect(app, { organisation: 1 });
  await xero.control("/clock", { offsetSeconds: 60 * 86_400 + 1 });
  expect((await xero.refresh(app, stale["refresh_token"])).body).toEqual({ error: "invalid_grant" });
  await xero.control("/clock", { offsetSeconds: 0 });
});

test("takes a replaced refresh token for as long as it is told to", async () => {
  const app = await xero.newApp("public");
  const first = await xero.connect(app);
  await xero.control("/limits", { refreshGraceSeconds: 0 });
  expect((await xero.refresh(app, first["refresh_token"])).status).toBe(200);
  expect((await xero.refresh(app, first["refresh_token"])).body).toEqual({ error: "invalid_grant" });
  await xero.control("/limits", { refreshGraceSeconds: 1800 });
  expect((await xero.refresh(app, first["refresh_token"])).status).toBe(200);
});

test("gives access tokens as long a life as it is told to", async () => {
  const app = await xero.newApp("public");
  await xero.control("/limits", { accessTokenSeconds: 120 });
  const { expires_in: life, access_token: token } = await xero.connect(app);
  await xero.control("/limits", { accessTokenSeconds: 1800 });
  expect(life).toBe(120);
  await xero.control("/clock", { offsetSeconds: 119 });
  expect(await xero.control("/tokens/check", { token })).toMatchObject({ live: true });
  await xero.control("/clock", { offsetSeconds: 121 });
  expect(await xero.control("/tokens/check", { token })).toMatchObject({ live: false });
  await xero.control("/clock", { offsetSeconds: 0 });
});

test("gives an id token and a refresh token only to those who ask", async () => {
  const app = await xero.newApp("public");
  const bare = await xero.connect(app, {}, "accounting.settings.read");
  expect(Object.keys(bare)).toEqual(["access_token", "expires_in", "token_type", "scope"]);
});
