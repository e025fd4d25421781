import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "./fixtures";
import { clientOf, consented, contractClient, instanceBody } from "./support/contract-client";
import type { Fault } from "./support/simulator-control";

test("Xero's refusals say what to mend, with Xero's own words beside", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const unknown = await client.requestToken({ ...app, key: "NOSUCHKEY" });
  expect(unknown).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining("does not know this key"), providerMessage: expect.any(String) },
  });
  const secret = await client.requestToken({ ...app, secret: "wrong" });
  expect(secret).toMatchObject({
    status: 400,
    body: {
      message: expect.stringContaining("could not verify the signature"),
      providerMessage: "Failed to validate signature",
    },
  });
  const bare = await simulator.createApp("partner", { bare: true });
  const certificate = await client.requestToken(bare);
  expect(certificate).toMatchObject({
    status: 400,
    body: {
      message: expect.stringContaining("no certificate for this app"),
      providerMessage: "No certificates have been registered for the consumer",
    },
  });
});

const answers: [string, Partial<Fault> & Pick<Fault, "kind">, number, RegExp][] = [
  ["500", { kind: "status", status: 500, body: "boom" }, 502, /not available/],
  ["503", { kind: "status", status: 503, body: "down for maintenance" }, 502, /not available/],
  [
    "a rate limit",
    {
      kind: "status",
      status: 503,
      body: "please wait before retrying the xero api",
      headers: { "X-Rate-Limit-Problem": "Minute" },
    },
    429,
    /too many calls/,
  ],
  ["HTML", { kind: "html", status: 200 }, 502, /not one Xero gives/],
  ["nothing", { kind: "empty" }, 502, /not one Xero gives/],
  ["half an answer", { kind: "truncated" }, 502, /not one Xero gives|could not be reached/],
  ["garbage", { kind: "garbage" }, 502, /not one Xero gives/],
  ["16 MB", { kind: "huge" }, 502, /not one Xero gives/],
  ["a dropped connection", { kind: "drop" }, 502, /could not be reached/],
  ["silence", { kind: "hang" }, 504, /did not answer in time/],
];

for (const [what, fault, status, message] of answers) {
  test(`when Xero answers with ${what} the caller gets ${status}, and nothing is stored`, async ({
    portal,
    simulator,
    db,
  }) => {
    const client = clientOf(portal);
    const app = await simulator.createApp("public");
    const count = () => db.query<{ count: number }>("select count(*)::int from apps where key = $1", [app.key]);
    await simulator.fault({ path: "/oauth/RequestToken", key: app.key, times: 1, ...fault });
    const answer = await client.requestToken(app);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toMatch(message);
    expect(answer.text).not.toContain(app.secret);
    expect(await count()).toEqual([{ count: 0 }]);
    expect((await client.requestToken(app)).status).toBe(200);
  });
}

test("a verifier works once, and only with its own secret", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const returned = await consented(client, simulator, app);
  const body = instanceBody("element", app, returned);
  const wrong = await client.call("POST", "/instances", {
    ...body,
    providerData: { ...body.providerData, secret: "another" },
  });
  expect(wrong).toMatchObject({ status: 400, body: { message: expect.stringContaining("providerData.secret") } });
  const made = await client.call("POST", "/instances", body);
  expect(made).toMatchObject({ status: 200, body: { token: expect.any(String) } });
  expect(await client.call("POST", "/instances", body)).toMatchObject({ status: 200, body: made.body });
  expect(await client.call("POST", "/instances", { ...body, name: "Another name" })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining("used before") },
  });
});

test("when the organisation could not be asked, the same call goes on from what Xero gave", async ({
  portal,
  simulator,
  db,
}) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const body = instanceBody("element", app, await consented(client, simulator, app));
  await simulator.fault({
    path: "/api.xro/2.0/Organisation",
    key: app.key,
    times: 1,
    kind: "status",
    status: 503,
    body: "The organisation is offline",
  });
  expect((await client.call("POST", "/instances", body)).status).toBe(502);
  expect(await db.query("select 1 from apps where key = $1", [app.key])).toEqual([]);
  expect((await client.call("POST", "/instances", body)).status).toBe(200);
  const exchanges = (await simulator.requests(app.key)).filter(({ path }) => path === "/oauth/AccessToken");
  expect(exchanges).toHaveLength(1);
});

test("a partner app may bring its own key; what is no key is refused by name", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("partner");
  const body = (returned: { token: string; verifier: string }, pem: string) => {
    const plain = instanceBody("element", app, returned);
    return { ...plain, configuration: { ...plain.configuration, "oauth.api.private.key": pem } };
  };
  const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
  const refused = await client.call("POST", "/instances", body({ token: "T", verifier: "1" }, String(other)));
  expect(refused.status).toBe(400);
  const secret = await client.call("POST", "/instances", {
    ...body({ token: "T", verifier: "1" }, String(other)),
    providerData: { oauth_token: "T", oauth_verifier: "1", secret: "S" },
  });
  expect(secret.body.message).toContain(
    'configuration["oauth.api.private.key"] cannot be used. This is not an RSA key',
  );
});

test("another organization sees nothing of ours", async ({ portal, simulator, db }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const { body } = await client.call(
    "POST",
    "/instances",
    instanceBody("element", app, await consented(client, simulator, app)),
  );
  await db.query("update instances set organization_id = organization_id where id = $1", [body.id]);
  const stranger = contractClient(portal.url, { user: portal.userSecret, organization: "A".repeat(44) });
  expect((await stranger.call("GET", `/instances/${body.id}`)).status).toBe(401);
});
