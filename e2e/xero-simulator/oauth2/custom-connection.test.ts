import { expect, test } from "vitest";
import { startSimulator } from "../simulator";
import { clientOf } from "./test-client";

const ORGANISATION = "/api.xro/2.0/Organisation";

test("gives a custom connection a token for its keys alone, once somebody has approved it", async () => {
  const simulator = await startSimulator();
  const xero = clientOf(simulator);
  const app = await xero.newApp("custom");
  const refused = await xero.clientToken(app);
  expect([refused.status, refused.body]).toEqual([400, { error: "unauthorized_client" }]);

  await xero.control(`/apps/${app.key}/approval`, { organisation: 1 });
  const { status, body, headers } = await xero.clientToken(app);
  expect(status).toBe(200);
  expect(headers.get("cache-control")).toBe("no-store");
  const scope = "accounting.settings.read accounting.contacts accounting.invoices";
  expect(body).toEqual({ access_token: expect.any(String) as string, expires_in: 1800, token_type: "Bearer", scope });
  const claims = JSON.parse(Buffer.from(String(body["access_token"]).split(".")[1]!, "base64url").toString()) as object;
  expect(claims).toMatchObject({ client_id: app.key, scope: scope.split(" ") });
  for (const ofUser of ["sub", "xero_userid", "sid"]) expect(claims).not.toHaveProperty(ofUser);
  await simulator.stop();
});

test("asks a custom connection for no tenant, and refuses another organisation's and what is no organisation's", async () => {
  const simulator = await startSimulator();
  const xero = clientOf(simulator);
  const app = await xero.newApp("custom");
  await xero.control(`/apps/${app.key}/approval`, { organisation: 1 });
  const token = (await xero.clientToken(app)).body["access_token"];
  const named = async (tenant?: string) => (await xero.api(ORGANISATION, token, tenant ? { tenant } : {})).body;
  const own = (await named()) as { Organisations: { Name: string; OrganisationID: string }[] };
  expect(own.Organisations[0]!.Name).toBe("Ridgeway Cycles");
  expect(await named(own.Organisations[0]!.OrganisationID)).toMatchObject({ Organisations: own.Organisations });
  expect(await named("another")).toMatchObject({ Status: 403, Detail: "AuthenticationUnsuccessful" });
  for (const path of ["/connections", "/connect/userinfo"]) expect((await xero.api(path, token)).status).toBe(403);
  await simulator.stop();
});

test("reaches nothing once the approval is withdrawn, and another organisation once that is approved", async () => {
  const simulator = await startSimulator();
  const xero = clientOf(simulator);
  const app = await xero.newApp("custom");
  const approval = (fields: object) => xero.control(`/apps/${app.key}/approval`, fields);
  await approval({ organisation: 0 });
  const before = (await xero.clientToken(app)).body["access_token"];
  expect(await approval({ withdraw: true })).toEqual({ approved: false });
  expect((await xero.api(ORGANISATION, before)).body).toMatchObject({ Detail: "AuthenticationUnsuccessful" });
  expect((await xero.clientToken(app)).body).toEqual({ error: "unauthorized_client" });
  await approval({ organisation: 1 });
  const now = (await xero.clientToken(app)).body["access_token"];
  expect((await xero.api(ORGANISATION, now)).body).toMatchObject({ Organisations: [{ Name: "Ridgeway Cycles" }] });
  // As when somebody disconnects it in Xero.
  await xero.control("/connections/remove", { key: app.key });
  expect((await xero.clientToken(app)).body).toEqual({ error: "unauthorized_client" });
  await simulator.stop();
});

test("refuses wrong keys, scopes that were not approved, and the other grants", async () => {
  const simulator = await startSimulator();
  const xero = clientOf(simulator);
  const app = await xero.newApp("custom", { scopes: ["accounting.settings.read", "accounting.contacts"] });
  await xero.control(`/apps/${app.key}/approval`, {});
  expect((await xero.clientToken({ ...app, secret: "wrong" })).body).toEqual({ error: "invalid_client" });
  expect((await xero.clientToken(app, { scope: "accounting.invoices" })).body).toEqual({ error: "invalid_scope" });
  const fewer = (await xero.clientToken(app, { scope: "accounting.contacts" })).body;
  expect(fewer).toMatchObject({ scope: "accounting.contacts" });
  expect((await xero.api(ORGANISATION, fewer["access_token"])).body).toMatchObject({
    Status: 401,
    Detail: "AuthorizationUnsuccessful",
  });
  expect((await xero.refresh(app, "any")).body).toEqual({ error: "unauthorized_client" });
  expect((await xero.exchange(app, "any")).body).toEqual({ error: "unauthorized_client" });
  expect(await xero.consent(xero.authorizeUrl(app))).toMatchObject({ error: /unauthorized_client/ });
  // The keys of an app with a consent page are no custom connection's.
  expect((await xero.clientToken(await xero.newApp("public"))).body).toEqual({ error: "unauthorized_client" });
  for (const scopes of [["offline_access"], ["accounting.transactions"], ["nothing"]])
    expect(await xero.control("/apps", { kind: "custom", scopes })).toEqual({ error: "There is no such scope" });
  await simulator.stop();
});

test("expires and bends its tokens as others, and has a sample that is approved, also after a reset", async () => {
  const simulator = await startSimulator();
  const xero = clientOf(simulator);
  const sample = simulator.apps.find(({ kind }) => kind === "custom")!;
  const token = (await xero.clientToken(sample)).body["access_token"];
  expect((await xero.api(ORGANISATION, token)).status).toBe(200);
  await xero.control("/tokens/expire", { key: sample.key });
  expect((await xero.api(ORGANISATION, token)).body).toMatchObject({ Detail: /^TokenExpired/ });
  await xero.control("/faults", { path: "/connect/token", key: sample.key, kind: "status", status: 503 });
  expect((await xero.clientToken(sample)).status).toBe(503);
  await xero.control("/reset", {});
  expect((await xero.clientToken(sample)).status).toBe(200);
  const page = await (await fetch(simulator.url)).text();
  expect(page).toContain("Sample custom connection");
  await fetch(`${simulator.url}/apps/${sample.key}/approval`, {
    method: "POST",
    body: new URLSearchParams({ organisation: "" }),
  });
  expect((await xero.clientToken(sample)).body).toEqual({ error: "unauthorized_client" });
  await simulator.stop();
});
