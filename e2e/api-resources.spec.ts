import { expect, test } from "./fixtures";
import { consented, type ContractClient, instanceBody } from "./support/contract-client";
import { instanceOfOAuth2 } from "./support/instance-by-api";
import { scopesFor } from "@/lib/xero/scopes";
import { newOrganization } from "./support/organization";

// What programs keep by the API besides instances (keys, webhooks, sessions), and calls that the contract's own specs leave out. Most
// have an organization of their own.

type Body = Record<string, unknown>;

const listed = async (client: ContractClient, path: string) =>
  (await client.call("GET", path)).body as unknown as Body[];

test("keys of the organization are made, listed, changed, rotated and revoked", async ({ portal, db }) => {
  const { client } = (await newOrganization(portal, db)).admin;
  expect(await listed(client, "/keys")).toEqual([]);
  const made = (await client.call("POST", "/keys", { name: "Nightly", scopes: ["instances:read"] })).body;
  expect(made).toMatchObject({ name: "Nightly", scopes: ["instances:read"], key: expect.any(String) });
  const id = String(made.id);
  const [key] = await listed(client, "/keys");
  expect(key).toMatchObject({ id, name: "Nightly" });
  expect(key).not.toHaveProperty("key");
  const changed = await client.call("PATCH", `/keys/${id}`, { name: "Hourly", scopes: ["webhooks"] });
  expect(changed.body).toMatchObject({ id, name: "Hourly", scopes: ["webhooks"] });
  const rotated = (await client.call("POST", `/keys/${id}/rotation`)).body;
  expect(rotated.key).not.toBe(made.key);
  const use = (key: unknown) => client.call("GET", "/webhooks", undefined, { authorization: `Bearer ${String(key)}` });
  for (const each of [made.key, rotated.key]) expect((await use(each)).status).toBe(200);
  const gone = await client.call("DELETE", `/keys/${id}`);
  expect([gone.status, gone.text]).toEqual([200, ""]);
  expect(await listed(client, "/keys")).toEqual([]);
  for (const each of [made.key, rotated.key]) expect((await use(each)).status).toBe(401);
  for (const [method, path] of [
    ["PATCH", `/keys/${id}`],
    ["POST", `/keys/${id}/rotation`],
    ["DELETE", `/keys/${id}`],
  ] as const)
    expect((await client.call(method, path, method === "PATCH" ? { name: "No more" } : undefined)).status).toBe(404);
});

test("lists of keys have the newest first, of webhooks the oldest", async ({ portal, db }) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const names = ["1", "2", "3", "4", "5", "6"];
  for (const name of names) {
    await client.call("POST", "/keys", { name, scopes: ["webhooks"] });
    await client.call("POST", "/webhooks", { url: `http://127.0.0.1:9/${name}` });
  }
  expect((await listed(client, "/keys")).map(({ name }) => name)).toEqual(names.toReversed());
  const urls = names.map((name) => `http://127.0.0.1:9/${name}`);
  expect((await listed(client, "/webhooks")).map(({ url }) => url)).toEqual(urls);
});

test("keys of an instance are that instance's alone, and have its scopes only", async ({ portal, simulator, db }) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const { id } = await instanceOfOAuth2(client, simulator);
  const { id: other } = await instanceOfOAuth2(client, simulator);
  const path = `/instances/${id}/keys`;
  const made = (await client.call("POST", path, { name: "Reports", scopes: ["token"] })).body;
  expect(await listed(client, path)).toMatchObject([{ id: made.id, name: "Reports", scopes: ["token"] }]);
  for (const elsewhere of [`/instances/${other}/keys`, "/keys"]) expect(await listed(client, elsewhere)).toEqual([]);
  const wide = await client.call("POST", path, { name: "Wide", scopes: ["instances:read"] });
  expect([wide.status, String(wide.body.message)]).toEqual([400, expect.stringContaining("scopes")]);
  expect((await client.call("DELETE", `/instances/${other}/keys/${String(made.id)}`)).status).toBe(404);
  const gone = await client.call("DELETE", `${path}/${String(made.id)}`);
  expect([gone.status, gone.text]).toEqual([200, ""]);
  expect(await listed(client, path)).toEqual([]);
});

test("an API key is told of its organization, and of no secret", async ({ portal, db }) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const { key } = (await client.call("POST", "/keys", { name: "Any", scopes: ["webhooks"] })).body;
  const headers = { authorization: `Bearer ${String(key)}` };
  const { body } = await client.call("GET", "/organizations/me", undefined, headers);
  expect(body).toEqual({ id: expect.any(String), name: "Harbour Lane" });
});

test("webhooks are made, listed, changed and deleted; what is left out stays", async ({ portal, db }) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const url = "http://127.0.0.1:9/hook";
  const made = (await client.call("POST", "/webhooks", { url, eventTypes: ["link.connected"], tag: "gold" })).body;
  expect(made).toMatchObject({ url, eventTypes: ["link.connected"], tag: "gold", app: null, enabled: true });
  expect(made.signatureKey).toMatch(/^whsec_/);
  const path = `/webhooks/${String(made.id)}`;
  const { signatureKey: _key, ...endpoint } = made;
  expect((await client.call("GET", path)).body).toEqual(endpoint);
  const second = (await client.call("POST", "/webhooks", { url: `${url}/2` })).body;
  expect((await listed(client, "/webhooks")).map(({ id }) => id)).toEqual([made.id, second.id]);
  const changed = (await client.call("PATCH", path, { enabled: false })).body;
  expect(changed).toMatchObject({ url, eventTypes: ["link.connected"], tag: "gold", enabled: false });
  const gone = await client.call("DELETE", path);
  expect([gone.status, gone.text]).toEqual([200, ""]);
  expect((await client.call("GET", path)).status).toBe(404);
  expect((await listed(client, "/webhooks")).map(({ id }) => id)).toEqual([second.id]);
});

test("a webhook's key is rotated, it is tested, and what it missed is replayed and listed", async ({ portal, db }) => {
  const { id: organization, admin } = await newOrganization(portal, db);
  const { client } = admin;
  const made = (await client.call("POST", "/webhooks", { url: "http://127.0.0.1:9/hook" })).body;
  const path = `/webhooks/${String(made.id)}`;
  const rotated = await client.call("POST", `${path}/key`);
  expect(rotated.body).toEqual({ signatureKey: expect.stringMatching(/^whsec_/) });
  expect(rotated.body.signatureKey).not.toBe(made.signatureKey);
  const tested = await client.call("POST", `${path}/test`);
  expect([tested.status, tested.text]).toEqual([200, ""]);
  const deliveries = async (query = "") => (await client.call("GET", `${path}/deliveries${query}`)).body;
  const { items, next } = await deliveries();
  expect(items).toMatchObject([{ type: "webhook.tested", instanceId: null, timestamp: expect.any(String) }]);
  expect(next).toBeNull();
  // While it is off nothing is queued for it.
  await client.call("PATCH", path, { enabled: false });
  await db.query(
    `insert into events (organization_id, type, data, actor)
      select $1, 'link.stopped', '{"link": "Harbour Lane", "reason": "declined", "code": "7F1C"}', 'Harbour Lane (link)'
      from generate_series(1, 60)`,
    [organization],
  );
  await client.call("PATCH", path, { enabled: true });
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const replayed = await client.call("POST", `${path}/replay`, { from: at(-5), to: at(5) });
  expect(replayed.body).toEqual({ events: 60 });
  const first = await deliveries("?type=link.stopped");
  expect([(first.items as Body[]).length, first.next]).toEqual([50, expect.any(String)]);
  const rest = await deliveries(`?type=link.stopped&cursor=${encodeURIComponent(String(first.next))}`);
  expect([(rest.items as Body[]).length, rest.next]).toEqual([10, null]);
  const backwards = await client.call("POST", `${path}/replay`, { from: at(5), to: at(-5) });
  expect([backwards.status, backwards.body.message]).toEqual([400, "to must be after from."]);
});

test("a session is made with what it is given, shown, and stopped", async ({ portal, simulator, db }) => {
  const { id: organization, admin } = await newOrganization(portal, db);
  const { client } = admin;
  const { id } = await instanceOfOAuth2(client, simulator);
  const [row] = await db.query<{ app: string }>("select app_id app from instances where id = $1", [id]);
  await db.query("update organizations set callback_origins = '{http://localhost:9}' where id = $1", [organization]);
  const returnUrl = "http://localhost:9/back";
  const wanted = { app: row!.app, externalId: "cus_1", returnUrl, tags: ["gold"], expiresIn: 600 };
  const made = (await client.call("POST", "/connect/sessions", wanted)).body;
  expect(made).toMatchObject({
    id: expect.any(String),
    url: expect.stringContaining("/c/"),
    token: expect.any(String),
  });
  const left = (Date.parse(String(made.expiresAt)) - Date.now()) / 1_000;
  expect([left > 500, left <= 600]).toEqual([true, true]);
  const path = `/connect/sessions/${String(made.id)}`;
  const shown = (await client.call("GET", path)).body;
  expect(shown).toMatchObject({
    id: made.id,
    status: "open",
    name: "cus_1",
    externalId: "cus_1",
    app: row!.app,
    returnUrl,
  });
  expect(shown).toMatchObject({
    keys: null,
    reconnect: null,
    expiresAt: made.expiresAt,
    createdAt: expect.any(String),
  });
  const again = (await client.call("POST", "/connect/sessions", { reconnect: id })).body;
  expect((await client.call("GET", `/connect/sessions/${String(again.id)}`)).body).toMatchObject({ reconnect: id });
  const own = (await client.call("POST", "/connect/sessions", { keys: "customer", name: "Own keys" })).body;
  const ownShown = (await client.call("GET", `/connect/sessions/${String(own.id)}`)).body;
  expect(ownShown).toMatchObject({ keys: "customer", app: null, name: "Own keys" });
  for (const call of ["result", "verification"]) {
    const entry = call === "result" ? "code" : "check";
    expect((await client.call("POST", `${path}/${call}`, {})).body.message).toBe(
      `Required entries are missing: ${entry}.`,
    );
    expect((await client.call("POST", `${path}/${call}`, { [entry]: "wrong" })).status).toBe(400);
  }
  const stopped = await client.call("DELETE", path);
  expect([stopped.status, stopped.text]).toEqual([200, ""]);
  expect((await client.call("GET", path)).body.status).toBe("revoked");
  expect((await client.call("GET", "/connect/sessions/none")).status).toBe(404);
});

const WRONG: [entry: string, body: Body, message: string][] = [
  ["app", {}, "Required entries are missing: app."],
  ["keys", { keys: "ours" }, 'keys must be "customer".'],
  ["keys", { keys: "customer", app: "a" }, "keys is for sessions without app and reconnect."],
  ["keys", { keys: "customer", reconnect: 1 }, "keys is for sessions without app and reconnect."],
  ["scopes", { app: "a", scopes: [] }, "scopes must be a list of Xero's scopes, such as accounting.contacts.read."],
  [
    "scopes",
    { app: "a", scopes: "OpenID" },
    "scopes must be a list of Xero's scopes, such as accounting.contacts.read.",
  ],
  [
    "scopes",
    { app: "a", scopes: Array.from({ length: 61 }, () => "files") },
    "scopes must be a list of Xero's scopes, such as accounting.contacts.read.",
  ],
  ["verify", { app: "a", verify: "sms" }, 'verify must be "email".'],
  ["expiresIn", { app: "a", expiresIn: 0 }, "expiresIn must be a number from 1 to 2592000."],
];

for (const [entry, body, message] of WRONG)
  test(`a session with ${entry} of ${JSON.stringify(body).slice(0, 60)} is refused by name`, async ({ portal, db }) => {
    const { client } = (await newOrganization(portal, db)).admin;
    const answer = await client.call("POST", "/connect/sessions", body);
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });

test("what an instance is told of webhooks is kept and shown, its key as a mask", async ({ portal, simulator, db }) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const { id } = await instanceOfOAuth2(client, simulator);
  const before = (await client.call("GET", `/instances/${id}`)).body;
  expect(before).toMatchObject({ eventsEnabled: false, externalAuthentication: "none" });
  for (const name of ["event.notification.enabled", "event.notification.signature.key"])
    expect(before.configuration).not.toHaveProperty([name]);
  expect(before).not.toHaveProperty("externalId");
  expect(before).not.toHaveProperty("token");
  const configuration = {
    "event.notification.enabled": true,
    "event.notification.callback.url": "http://127.0.0.1:9/hook",
    "event.notification.signature.key": "whsec_c2VjcmV0IHRoYXQgbm9ib2R5IHNob3VsZCBrbm93",
    "oauth.callback.url": "http://localhost:9/other",
  };
  const after = (await client.call("PATCH", `/instances/${id}`, { configuration })).body;
  const shown = {
    ...configuration,
    "event.notification.enabled": "true",
    "event.notification.signature.key": "********",
  };
  expect(after).toMatchObject({ eventsEnabled: true, configuration: shown });
  await db.query("update instances set external_id = 'cus_7' where id = $1", [id]);
  expect((await client.call("GET", `/instances/${id}`)).body).toMatchObject({ externalId: "cus_7" });
  const entries = await listed(client, `/instances/${id}/configuration`);
  expect(entries[0]).toMatchObject({ id: 1, companyConfig: false });
  const patch = (entry: string) =>
    client.call("PATCH", `/instances/${id}/configuration/${entry}`, { propertyValue: "x" });
  expect((await patch("oauth.api.key")).body.message).toContain("changes only with a new sign-in");
  expect([(await patch("0")).status, (await patch("999")).status, (await patch("nothing")).status]).toEqual([
    404, 404, 404,
  ]);
  expect((await patch("1")).status).toBe(400);
});

test("PATCH signs in again with what is saved of the app, and with another app with all of it", async ({
  portal,
  simulator,
  db,
}) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const app = await simulator.createApp("public");
  const returned = async () => {
    const { token, verifier } = await consented(client, simulator, app, 1);
    return { oauth_token: token, oauth_verifier: verifier };
  };
  const { token, verifier } = await consented(client, simulator, app, 1);
  const made = (await client.call("POST", "/instances", instanceBody("element", app, { token, verifier }))).body;
  const path = `/instances/${String(made.id)}`;
  const again = async (body: Body) => client.call("PATCH", path, { providerData: await returned(), ...body });
  for (const configuration of [
    undefined,
    {},
    { "oauth.api.secret": "********" },
    { "oauth.api.key": "", "oauth.api.secret": "" },
    { "oauth.api.key": ` ${app.key} ` },
  ])
    expect((await again({ configuration })).body).toMatchObject({ id: made.id, name: made.name });
  const other = await again({ configuration: { "oauth.api.key": "ANOTHER" } });
  expect([other.status, String(other.body.message)]).toEqual([
    400,
    'Required entries are missing: configuration["oauth.api.secret"], configuration["oauth.callback.url"].',
  ]);
  const wrong = await again({ configuration: { "oauth.api.secret": "wrong" } });
  expect(wrong.status).toBe(400);
  const put = await client.call("PUT", path, { providerData: await returned() });
  expect(put.body.message).toContain('configuration["oauth.api.key"]');
  expect((await client.call("PATCH", path, { providerData: null, name: "Renamed" })).body).toMatchObject({
    name: "Renamed",
  });
});

test("a password gives no secrets once its session version is over, or where a second step is required", async ({
  portal,
  db,
}) => {
  const { id, admin } = await newOrganization(portal, db);
  const { client, email, password } = admin;
  const signIn = (body: Body = {}) => client.open("POST", "/authentication", { username: email, password, ...body });
  const { token } = (await signIn()).body;
  const secrets = async (bearer: unknown) =>
    (await client.call("GET", "/authentication/secrets", undefined, { authorization: `Bearer ${String(bearer)}` }))
      .status;
  // Proved; what such an organization has for secrets was never encrypted, so nothing of it is told.
  expect(await secrets(token)).not.toBe(401);
  await db.query("update users set session_version = session_version + 1 where email = $1", [email]);
  expect(await secrets(token)).toBe(401);
  expect((await signIn({ password: "wrong" })).status).toBe(401);
  await db.query("update organizations set requires_second_step = true where id = $1", [id]);
  expect((await signIn()).status).toBe(403);
});

test("the address of the consent has the scopes that are asked for, however they are apart", async ({ portal }) => {
  const asked = async (scope?: string) => {
    const query = new URLSearchParams({
      apiKey: "K",
      apiSecret: "S",
      callbackUrl: "https://x.example/",
      ...(scope && { scope }),
    });
    const answer = await fetch(`${portal.url}/elements/api-v2/elements/xero/oauth/url?${query}`);
    const { oauthUrl } = (await answer.json()) as { oauthUrl: string };
    return new URL(oauthUrl).searchParams.get("scope");
  };
  expect(await asked("openid, files  projects")).toBe("openid files projects");
  const usual = (await asked())!.split(" ");
  expect(usual).toEqual(expect.arrayContaining(["openid", "offline_access", "accounting.settings.read"]));
});

test("Xero's webhooks are refused where nobody signed them", async ({ portal }) => {
  for (const headers of [{}, { "x-xero-signature": "d3Jvbmc=" }] as Record<string, string>[]) {
    const address = `${portal.url}/elements/api-v2/xero-webhooks/7d9f0a1b-2c3d-4e5f-8a6b-7c8d9e0f1a2b`;
    const answer = await fetch(address, { method: "POST", body: '{"events":[]}', headers });
    expect([answer.status, await answer.text()]).toEqual([401, ""]);
  }
});

test("an empty list is no error, a page goes on where the last one ended, and new tags keep the name", async ({
  portal,
  simulator,
  db,
}) => {
  const { client } = (await newOrganization(portal, db)).admin;
  expect((await client.call("GET", "/instances")).body).toEqual([]);
  expect((await client.call("GET", "/instances?searchText=%20&tags[]=%20")).status).toBe(200);
  expect((await client.call("GET", "/instances?tags[]=nobody")).status).toBe(404);
  const ids = [];
  for (let made = 0; made < 5; made++) ids.push((await instanceOfOAuth2(client, simulator)).id);
  const seen: number[] = [];
  for (let next: string | null = ""; next !== null;) {
    const { body, headers } = await client.call("GET", `/instances?pageSize=2&nextPage=${next}`);
    seen.push(...(body as unknown as { id: number }[]).map(({ id }) => id));
    next = headers.get("elements-next-page-token");
  }
  expect(new Set(seen)).toEqual(new Set(ids));
  expect(seen).toHaveLength(ids.length);
  const before = (await client.call("GET", `/instances/${ids[0]}`)).body;
  const changed = await client.call("PATCH", `/instances/${ids[0]}`, { tags: ["gold"] });
  expect(changed.body).toMatchObject({ name: before.name, tags: ["gold"] });
});

test("a session warns of an app whose tier is full, but not of one that only reconnects", async ({
  portal,
  simulator,
  db,
}) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const { id } = await instanceOfOAuth2(client, simulator);
  const [row] = await db.query<{ app: string }>("select app_id app from instances where id = $1", [id]);
  const warningOf = async (more: Body) =>
    (await client.call("POST", "/connect/sessions", { name: "Bakery", ...more })).body.warning;
  expect(await warningOf({ app: row!.app })).toBeUndefined();
  await db.query(
    `insert into instances (organization_id, grant_id, name, tags, token_hash, xero_id, xero_organisation_id, organisation_name, updated_at)
      select organization_id, grant_id, 'Instance ' || n, '{}', sha256((id || ':' || n)::bytea), gen_random_uuid(), gen_random_uuid(), 'X', now()
      from instances, generate_series(1, 4) n where id = $1`,
    [id],
  );
  expect(await warningOf({ app: row!.app })).toContain("one of Xero's tiers");
  expect(await warningOf({ instance: id })).toBeUndefined();
  expect(await warningOf({ keys: "customer" })).toBeUndefined();
});

test("the certificate for Xero is a file", async ({ portal }) => {
  const answer = await fetch(`${portal.url}/elements/api-v2/elements/xero/certificate`);
  expect(answer.headers.get("content-type")).toBe("application/x-pem-file");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="gangway.pem"');
  expect(await answer.text()).toContain("BEGIN CERTIFICATE");
});

test("the address of the consent of OAuth 1.0a asks for no return without a token", async ({ portal, db }) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const keys = new URLSearchParams({ apiKey: "K", apiSecret: "S", callbackUrl: "https://x.example/" });
  const { body } = await client.open("GET", `/elements/xero/oauth/url?${keys}&requestToken=T`);
  expect(Object.fromEntries(new URL(String(body.oauthUrl)).searchParams)).toEqual({ oauth_token: "T" });
  const plain = await client.open("GET", `/elements/xero/oauth/url?${keys}`);
  const usual = new URL(String(plain.body.oauthUrl)).searchParams;
  expect(usual.get("state")).toBe("xero");
  expect(usual.get("scope")!.split(" ")).toEqual(scopesFor([], false));
});

test("a verb that a resource does not have is refused with those it has", async ({ portal, db }) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const refused = await client.call("PUT", "/webhooks", {});
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, POST, OPTIONS"]);
  const shown = await client.call("GET", "/webhooks");
  expect([shown.status, shown.headers.get("allow"), shown.headers.get("vary")]).toEqual([200, null, null]);
});

test("a session is connected once its link was used, whatever comes after", async ({ portal, simulator, db }) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const { id } = await instanceOfOAuth2(client, simulator);
  const [row] = await db.query<{ app: string }>("select app_id app from instances where id = $1", [id]);
  const made = (await client.call("POST", "/connect/sessions", { app: row!.app, name: "Bakery" })).body;
  const statusOf = async () => (await client.call("GET", `/connect/sessions/${String(made.id)}`)).body.status;
  await db.query("update links set expires_at = now() - interval '1 s' where id = $1", [made.id]);
  expect(await statusOf()).toBe("expired");
  await db.query("update links set uses = 1 where id = $1", [made.id]);
  expect(await statusOf()).toBe("connected");
});
