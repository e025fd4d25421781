import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf } from "./oauth2/test-client";
import { type Simulator, startSimulator } from "./simulator";
import { call, newApp, pull } from "./test-client";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const seed = async <Grant>(fields: object) =>
  (await pull(`${simulator.controlUrl}/grants`, fields))["grants"] as Grant[];

type OAuth2Grant = Record<"subject" | "accessToken" | "refreshToken" | "tenantId" | "connectionId", string> & {
  organisation: number;
};

const distinct = (values: unknown[]) => new Set(values).size;

test("makes users with an organisation each, who can be renewed", async () => {
  const xero = clientOf(simulator);
  const app = await xero.newApp("partner");
  const first = await seed<OAuth2Grant>({ key: app.key, count: 3 });
  const grants = [...first, ...(await seed<OAuth2Grant>({ key: app.key, count: 2 }))];
  for (const name of ["subject", "accessToken", "refreshToken", "tenantId", "connectionId", "organisation"] as const) {
    expect(distinct(grants.map((each) => each[name]))).toBe(5);
  }
  const last = grants[4]!;
  expect((await xero.api("/connections", last.accessToken)).body).toMatchObject([
    { id: last.connectionId, tenantId: last.tenantId, tenantName: `Made-up Company ${last.organisation}` },
  ]);
  const read = await xero.api("/api.xro/2.0/Organisation", last.accessToken, { tenant: last.tenantId });
  expect(read.body).toMatchObject({ Organisations: [{ OrganisationID: last.tenantId, IsDemoCompany: false }] });
  const renewed = (await xero.refresh(app, last.refreshToken)).body;
  expect(renewed).toMatchObject({ expires_in: 1800, scope: "offline_access accounting.settings.read" });
  expect(renewed).not.toHaveProperty("id_token");
  const claims = Buffer.from(String(renewed["access_token"]).split(".")[1] ?? "", "base64url").toString();
  expect(JSON.parse(claims)).toMatchObject({ xero_userid: last.subject });
  expect((await xero.refresh(app, first[0]?.refreshToken)).status).toBe(200);
});

test("makes tokens of OAuth 1.0a for organisations that were never listed", async () => {
  const app = await newApp(simulator.controlUrl, "partner");
  type Grant = Record<"org" | "token" | "tokenSecret" | "sessionHandle", string> & { organisation: number };
  const grants = await seed<Grant>({ key: app.key, count: 3 });
  for (const name of ["org", "token", "organisation"] as const)
    expect(distinct(grants.map((each) => each[name]))).toBe(3);
  const { org, sessionHandle, tokenSecret, ...last } = grants[2]!;
  const token = { oauth_token: last.token, oauth_token_secret: tokenSecret };
  const api = `${simulator.url}/api.xro/2.0/Organisation`;
  const read = await call(api, { ...app, token, method: "GET", accept: "application/json" });
  expect(JSON.parse(read.body)).toMatchObject({
    Organisations: [{ APIKey: org, Name: `Made-up Company ${last.organisation}` }],
  });
  const oauth = { oauth_session_handle: sessionHandle };
  const renewed = await call(`${simulator.url}/oauth/AccessToken`, { ...app, token, oauth });
  expect(renewed.fields).toMatchObject({ xero_org_muid: org, oauth_session_handle: sessionHandle });
});

test("lets access tokens end when it is told to", async () => {
  const xero = clientOf(simulator);
  const app = await xero.newApp("public");
  const live = async (fields: object) => {
    const [grant] = await seed<OAuth2Grant>({ key: app.key, count: 1, ...fields });
    return (await xero.control("/tokens/check", { token: grant?.accessToken }))["live"];
  };
  expect(await live({})).toBe(true);
  expect(await live({ expiresInSeconds: 0 })).toBe(false);
  await xero.control("/clock", { offsetSeconds: 100 });
  const [grant] = await seed<OAuth2Grant>({ key: app.key, count: 1, expiresInSeconds: 60 });
  const { expiresAt } = await xero.control("/tokens/check", { token: grant?.accessToken });
  expect(Date.parse(String(expiresAt)) - Date.now()).toBeGreaterThan(100_000);
  await xero.control("/clock", { offsetSeconds: 0 });
});

test("checks many tokens of both protocols in one call", async () => {
  const xero = clientOf(simulator);
  const [{ key }, { key: other }] = [await xero.newApp("public"), await newApp(simulator.controlUrl, "public")];
  const grants = await seed<OAuth2Grant>({ key, count: 2 });
  const [signed] = await seed<{ token: string }>({ key: other, count: 1 });
  await xero.control("/tokens/expire", { key });
  const [first, second] = grants;
  const tokens = [second?.refreshToken, "unknown", first?.accessToken, signed?.token];
  expect(await xero.control("/tokens/check", { tokens })).toMatchObject({
    results: [
      { known: true, live: true, key },
      { known: false, live: false },
      { known: true, live: false, expired: true },
      { known: true, live: true, key: other },
    ],
  });
  const many = Array.from({ length: 10_000 }, () => "x".repeat(1000));
  expect((await xero.control("/tokens/check", { tokens: many }))["results"]).toHaveLength(10_000);
});

test("says what it cannot seed", async () => {
  const ask = (fields: object) => pull(`${simulator.controlUrl}/grants`, fields);
  expect(await ask({ key: "NOBODY", count: 1 })).toEqual({ error: "No such app" });
  const { key } = await clientOf(simulator).newApp("public");
  expect(await ask({ key, count: 0 })).toEqual({ error: "count has to be between 1 and 1000000" });
});
