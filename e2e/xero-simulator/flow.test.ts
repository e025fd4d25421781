import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./simulator";
import { call, newApp, pull, type Signing } from "./test-client";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const post = (path: string, fields: object) => pull(simulator.controlUrl + path, fields);

const api = () => `${simulator.url}/api.xro/2.0/Organisation`;

async function connect(app: Signing, organisation = 0) {
  const callback = "http://localhost:3000/back?state=a%20b";
  const first = await call(`${simulator.url}/oauth/RequestToken`, { ...app, oauth: { oauth_callback: callback } });
  expect(first.type).toBe("text/html; charset=utf-8");
  const { location } = await post("/consent", { requestToken: first.fields["oauth_token"], organisation });
  const back = new URL(String(location)).searchParams;
  expect(back.get("state")).toBe("a b");
  expect(back.get("oauth_token")).toBe(first.fields["oauth_token"]);
  const oauth_verifier = back.get("oauth_verifier") ?? "";
  expect(oauth_verifier).toMatch(/^\d{7}$/);
  const access = { ...app, token: first.fields, oauth: { oauth_verifier } };
  const second = await call(`${simulator.url}/oauth/AccessToken`, access);
  expect(second.fields["xero_org_muid"]).toBe(back.get("org"));
  const again = await call(`${simulator.url}/oauth/AccessToken`, access);
  expect(again.fields["oauth_problem"]).toBe("token_rejected");
  return second.fields;
}

test("a public app connects and reads the organisation", async () => {
  const app = await newApp(simulator.controlUrl, "public");
  const token = await connect(app, 2);
  expect(Object.keys(token)).toEqual(["oauth_token", "oauth_token_secret", "oauth_expires_in", "xero_org_muid"]);
  expect(token["oauth_token"]).toMatch(/^[A-Z0-9]{30}$/);
  const xml = await call(api(), { ...app, token, method: "GET" });
  expect(xml).toMatchObject({ status: 200, type: "text/xml; charset=utf-8" });
  expect(xml.body).toContain("<Name>Kōwhai Physiotherapy</Name>");
  const json = await call(api(), { ...app, token, method: "GET", accept: "application/json" });
  expect(JSON.parse(json.body)).toMatchObject({ Status: "OK", Organisations: [{ APIKey: token["xero_org_muid"] }] });
});

test("a partner app renews, and the old token dies at once", async () => {
  const app = await newApp(simulator.controlUrl, "partner");
  const token = await connect(app);
  expect(token["oauth_session_handle"]).toMatch(/^[A-Z]{20}$/);
  expect(token["oauth_authorization_expires_in"]).toBe("315360000");
  await post("/tokens/expire", { key: app.key });
  const expired = await call(api(), { ...app, token, method: "GET" });
  expect(expired).toMatchObject({ status: 401, fields: { oauth_problem: "token_expired" } });
  const oauth = { oauth_session_handle: token["oauth_session_handle"] };
  const renewed = await call(`${simulator.url}/oauth/AccessToken`, { ...app, token, oauth });
  expect(renewed.fields["oauth_session_handle"]).toBe(token["oauth_session_handle"]);
  const old = await call(`${simulator.url}/oauth/AccessToken`, { ...app, token, oauth });
  expect(old).toMatchObject({ status: 401, fields: { oauth_problem: "token_rejected" } });
  expect(old.fields["oauth_problem_advice"]).toBe(
    `Token ${token["oauth_token"]} does not match an expected REQUEST token`,
  );
  const read = await call(api(), { ...app, token: renewed.fields, method: "GET" });
  expect(read.status).toBe(200);
});

test("access tokens live for as long as it is told to", async () => {
  const app = await newApp(simulator.controlUrl, "partner");
  await post("/limits", { accessTokenSeconds: 120 });
  const token = await connect(app);
  await post("/limits", { accessTokenSeconds: 1800 });
  expect(token["oauth_expires_in"]).toBe("120");
  await post("/clock", { offsetSeconds: 121 });
  const read = await call(api(), { ...app, token, method: "GET" });
  await post("/clock", { offsetSeconds: 0 });
  expect(read.fields).toMatchObject({ oauth_problem: "token_expired" });
});

test("counts the calls of each organisation", async () => {
  const app = await newApp(simulator.controlUrl, "public");
  const [token, other] = [await connect(app, 4), await connect(app, 5)];
  await post("/limits", { perMinute: 2 });
  const read = (one: typeof token) => call(api(), { ...app, token: one, method: "GET" });
  const statuses = [];
  for (const one of [token, token, token, other]) statuses.push((await read(one)).status);
  expect(statuses).toEqual([200, 200, 503, 200]);
  const limited = await read(token);
  expect(limited.headers.get("x-rate-limit-problem")).toBe("Minute");
  expect(limited.body).toBe(
    "oauth_problem=rate%20limit%20exceeded&oauth_problem_advice=please%20wait%20before%20retrying%20the%20xero%20api",
  );
  await post("/limits", { perMinute: 0, perDay: 1 });
  expect((await read(token)).status).toBe(200);
  expect((await read(token)).headers.get("x-rate-limit-problem")).toBe("Day");
  await post("/limits", { perMinute: 60, perDay: 5000 });
});

test("authorising an organisation again ends the token before", async () => {
  const app = await newApp(simulator.controlUrl, "public");
  const first = await connect(app, 1);
  const other = await connect(app, 3);
  const second = await connect(app, 1);
  const statuses = await Promise.all(
    [first, other, second].map(async (token) => (await call(api(), { ...app, token, method: "GET" })).status),
  );
  expect(statuses).toEqual([401, 200, 200]);
  await post("/tokens/revoke", { key: app.key, organisation: 1 });
  expect(await post("/tokens/check", { token: second["oauth_token"] })).toMatchObject({
    live: false,
    state: "revoked",
  });
  expect(await post("/tokens/check", { token: other["oauth_token"] })).toMatchObject({ live: true });
});
