import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../simulator";
import { type Client, clientOf } from "./test-client";

let simulator: Simulator;
let xero: ReturnType<typeof clientOf>;
let app: Client;
beforeAll(async () => {
  simulator = await startSimulator();
  xero = clientOf(simulator);
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  app = await xero.newApp("partner");
});

type Connection = { id: string; tenantId: string; authEventId: string; createdDateUtc: string };

const connections = async (token: unknown) => (await xero.api("/connections", token)).body as Connection[];
const organisation = (token: unknown, tenant?: string) =>
  xero.api("/api.xro/2.0/Organisation", token, tenant === undefined ? {} : { tenant });
const forbidden = {
  status: 403,
  body: { Type: null, Title: "Forbidden", Status: 403, Detail: "AuthenticationUnsuccessful" },
};

test("lists what a user connected, also in earlier consents, and reads it", async () => {
  await xero.connect(app, { organisations: [1] });
  const { access_token } = await xero.connect(app, { organisations: [0, 2] });
  const stranger = await xero.connect(app, { user: 1, organisation: 4 });
  const mine = await connections(access_token);
  expect(mine).toHaveLength(3);
  expect(new Set(mine.map((each) => each.authEventId)).size).toBe(2);
  const ofFirst = await xero.api(`/connections?authEventId=${mine[0]?.authEventId}`, access_token);
  expect(ofFirst.body).toEqual([mine[0]]);
  expect(mine[0]?.createdDateUtc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/);
  const [bakery] = (await xero.control("/organisations"))["organisations"] as {
    OrganisationID: string;
    APIKey: string;
  }[];
  const read = await organisation(access_token, bakery?.OrganisationID);
  expect(read).toMatchObject({
    status: 200,
    body: { Organisations: [{ Name: "Harbour Lane Bakery", APIKey: bakery?.APIKey }] },
  });
  expect(read.headers.get("x-minlimit-remaining")).toBe("59");
  expect(read.headers.get("x-daylimit-remaining")).toBe("4999");
  expect(await organisation(access_token)).toMatchObject(forbidden);
  expect(await organisation(stranger["access_token"], bakery?.OrganisationID)).toMatchObject(forbidden);
});

test("deletes a connection by its id and by no other", async () => {
  const { access_token } = await xero.connect(app, { organisations: [0, 1] });
  const [first, second] = await connections(access_token);
  const remove = (id = "") => xero.api(`/connections/${id}`, access_token, { method: "DELETE" });
  expect(await remove(first?.tenantId)).toMatchObject(forbidden);
  expect(await remove(first?.authEventId)).toMatchObject(forbidden);
  expect((await remove(first?.id)).status).toBe(204);
  expect(await connections(access_token)).toEqual([second]);
  expect(await organisation(access_token, first?.tenantId)).toMatchObject(forbidden);
  expect((await organisation(access_token, second?.tenantId)).status).toBe(200);
});

test("forgets the user when a refresh token is revoked, and only that user", async () => {
  const one = await xero.connect(app, { organisation: 0 });
  const two = await xero.connect(app, { organisation: 1 });
  const other = await xero.connect(app, { user: 1, organisation: 1 });
  const revoke = (client: Client, token: unknown) => xero.post("/connect/revocation", client, { token: String(token) });
  expect((await revoke(app, "unknown")).status).toBe(200);
  expect((await revoke({ ...app, secret: "wrong" }, one["refresh_token"])).body).toEqual({ error: "invalid_client" });
  expect((await revoke(await xero.newApp("public"), one["refresh_token"])).status).toBe(200);
  expect(await connections(one["access_token"])).toHaveLength(2);
  expect((await revoke(app, one["refresh_token"])).status).toBe(200);
  expect(await connections(one["access_token"])).toEqual([]);
  expect((await xero.refresh(app, two["refresh_token"])).body).toEqual({ error: "invalid_grant" });
  expect((await xero.refresh(app, other["refresh_token"])).status).toBe(200);
  expect(await connections(other["access_token"])).toHaveLength(1);
});

test("refuses tokens that are unknown, changed, expired or too narrow", async () => {
  const { access_token, refresh_token } = await xero.connect(app);
  const [connection] = await connections(access_token);
  const unknown = { status: 401, body: { Title: "Unauthorized", Detail: "AuthenticationUnsuccessful" } };
  expect(await organisation("nonsense", connection?.tenantId)).toMatchObject(unknown);
  expect(await organisation(`${String(access_token)}x`, connection?.tenantId)).toMatchObject(unknown);
  const narrow = await xero.connect(app, {}, "openid accounting.contacts.read");
  expect(await organisation(narrow["access_token"], connection?.tenantId)).toMatchObject({
    status: 401,
    body: { Detail: "AuthorizationUnsuccessful" },
  });
  await xero.control("/tokens/expire", { key: app.key });
  expect(await organisation(access_token, connection?.tenantId)).toMatchObject({
    status: 401,
    body: {
      Detail: expect.stringMatching(/^TokenExpired: token expired at \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/) as string,
    },
  });
  expect((await xero.refresh(app, refresh_token)).status).toBe(200);
});

test("counts calls and says how long to wait", async () => {
  const { access_token } = await xero.connect(app);
  const [connection] = await connections(access_token);
  await xero.control("/limits", { perMinute: 1 });
  expect((await organisation(access_token, connection?.tenantId)).status).toBe(200);
  const limited = await organisation(access_token, connection?.tenantId);
  expect(limited.status).toBe(429);
  expect(limited.headers.get("x-rate-limit-problem")).toBe("minute");
  expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(limited.headers.get("x-minlimit-remaining")).toBe("0");
  await xero.control("/limits", { perMinute: 60 });
});

test("tells who the user is, as far as the scopes go", async () => {
  const full = await xero.connect(app);
  const userinfo = async (token: unknown) => (await xero.api("/connect/userinfo", token)).body;
  expect(await userinfo(full["access_token"])).toMatchObject({ email: "owner@example.com", name: "Olive Owner" });
  const narrow = await xero.connect(app, {}, "openid accounting.settings");
  expect(Object.keys((await userinfo(narrow["access_token"])) as object)).toEqual(["sub", "xero_userid"]);
});
