import { request } from "node:http";
import { expect, test } from "./fixtures";
import { type ContractClient, contractClient, consented, instanceBody, type Noun } from "./support/contract-client";
import { newOrganization } from "./support/organization";
import { rawCall } from "./support/raw-call";
import type { SimulatorApp, SimulatorControl } from "./support/simulator-control";

/** What a line of the contract is tried with: an organization of its own with one instance, made in this spelling. */
type World = {
  url: string;
  noun: Noun;
  client: ContractClient;
  authorization: string;
  app: SimulatorApp;
  simulator: SimulatorControl;
  made: Record<string, unknown>;
  id: number;
  token: string;
  member: ContractClient;
};

const QUERY = "apiKey=K&apiSecret=S&callbackUrl=https%3A%2F%2Fapp.example%2Fback%3Fa%3D1";

/** One line of the contract a case. */
const LINES: [line: string, holds: (world: World) => Promise<unknown>][] = [
  [
    "create answers 200, with the token as base64 of 32 bytes",
    async ({ made, token }) => {
      expect(made).toMatchObject({ valid: true, disabled: false });
      expect(Buffer.from(token, "base64")).toHaveLength(32);
    },
  ],
  [
    "the connector is called as the path is spelled",
    async ({ made, noun }) => {
      expect(made[noun]).toMatchObject({ id: 244, key: "xero", hub: "finance", typeOauth: false, resources: [] });
      expect(made[noun === "element" ? "your_mom" : "element"]).toBeUndefined();
    },
  ],
  [
    "either spelling stands in a body",
    async ({ client, noun, app, simulator }) => {
      const other = noun === "element" ? "your_mom" : "element";
      const body = instanceBody(other, app, await consented(client, simulator, app, 1));
      const answer = await client.call("POST", "/instances", body);
      expect(answer.status).toBe(200);
      expect((await client.call("DELETE", `/instances/${String(answer.body.id)}`)).status).toBe(200);
    },
  ],
  [
    "secrets in any order, case and spacing, with colons",
    async ({ client, authorization }) => {
      const [user, organization] = authorization.split(", ").map((part) => part.split(" ")[1]!);
      for (const header of [
        `Organization ${organization}, User ${user}`,
        `user ${user} ,organization ${organization}`,
        `USER: ${user},  Organization:${organization}`,
      ])
        expect((await client.call("GET", "/instances", undefined, { authorization: header })).status).toBe(200);
    },
  ],
  [
    "an Element token beside them, with a colon",
    async ({ client, authorization, token }) => {
      const headers = { authorization: `${authorization}, Element: ${token}` };
      expect((await client.call("GET", "/instances", undefined, headers)).status).toBe(200);
    },
  ],
  [
    "an API key as Bearer in their place",
    async ({ client }) => {
      const { body } = await client.call("POST", "/keys", { name: "Table", scopes: ["instances:read"] });
      const headers = { authorization: `Bearer ${String(body.key)}` };
      expect((await client.call("GET", "/instances", undefined, headers)).status).toBe(200);
    },
  ],
  [
    "open calls need no header, and refuse none",
    async ({ client, noun }) => {
      for (const path of [`/${noun}s`, `/${noun}s/keys`, `/${noun}s/xero/oauth/url?${QUERY}`])
        for (const headers of [{}, { authorization: "User x" }] as Record<string, string>[])
          expect((await client.call("GET", path, undefined, headers)).status).toBe(200);
    },
  ],
  [
    "the connector's number stands for its key",
    async ({ client, noun, id }) => {
      for (const path of ["", "/instances", `/instances/${id}`])
        expect((await client.call("GET", `/${noun}s/244${path}`)).status).toBe(200);
    },
  ],
  [
    "unknown and empty query names, doubled ampersands, a trailing slash",
    async ({ client, noun }) => {
      expect((await client.call("GET", "/instances/?nothing=&&tags[]=&pageSize=&x")).status).toBe(200);
      expect((await client.open("GET", `/${noun}s/xero/oauth/url/?${QUERY}&&state=&other=1`)).status).toBe(200);
    },
  ],
  [
    "unknown configuration keys, and values that are no text",
    async ({ client, id }) => {
      const configuration = { "no.such.key": { a: 1 }, "event.notification.enabled": false };
      expect((await client.call("PATCH", `/instances/${id}`, { configuration })).status).toBe(200);
    },
  ],
  [
    "OPTIONS is answered, and no origin is let in unless it is configured",
    async ({ client }) => {
      const headers = { origin: "https://elsewhere.example", "access-control-request-method": "GET" };
      const { status, headers: answered } = await client.call("OPTIONS", "/instances", undefined, headers);
      expect([status, answered.get("access-control-allow-origin")]).toEqual([200, null]);
      expect(answered.get("allow")).toContain("POST");
    },
  ],
  [
    "every answer has a request id",
    async ({ client, noun }) => {
      for (const path of ["/instances", "/nothing", `/${noun}s`])
        expect((await client.call("GET", path)).headers.get("elements-request-id")).toMatch(/^[\da-f]{24}$/);
    },
  ],
  [
    "lists tell how many there are, the catalogue too",
    async ({ client, noun }) => {
      for (const path of ["/instances", `/${noun}s`, `/${noun}s/keys`]) {
        const { headers } = await client.call("GET", path);
        expect(Number(headers.get("elements-returned-count"))).toBeGreaterThan(0);
        expect(Number(headers.get("elements-total-count"))).toBeGreaterThan(0);
        expect(headers.get("elements-next-page-token")).toBeNull();
      }
    },
  ],
  [
    "a page is of 1 to 200",
    async ({ client }) => {
      expect((await client.call("GET", "/instances?pageSize=1")).headers.get("elements-returned-count")).toBe("1");
      expect((await client.call("GET", "/instances?pageSize=5000")).status).toBe(200);
      for (const size of ["0", "-1", "x"])
        expect((await client.call("GET", `/instances?pageSize=${size}`)).status).toBe(400);
    },
  ],
  [
    "400: one message names every missing entry",
    async ({ client }) => {
      const { status, body } = await client.call("POST", "/instances", {});
      expect([status, String(body.message)]).toEqual([
        400,
        expect.stringMatching(/^Required entries are missing: .+, .+/),
      ]);
    },
  ],
  [
    "400: what is no JSON",
    async ({ client }) => {
      expect((await client.call("POST", "/instances", "{")).status).toBe(400);
    },
  ],
  [
    "401: its sentence",
    async ({ client }) => {
      const { status, body } = await client.call("GET", "/instances", undefined, {
        authorization: "User a, Organization b",
      });
      const message = "Invalid Organization or User secret, or invalid Element token provided.";
      expect([status, body.message]).toEqual([401, message]);
    },
  ],
  [
    "403: a member may not disable",
    async ({ member, client, app, simulator, noun }) => {
      const { body } = await member.call(
        "POST",
        "/instances",
        instanceBody(noun, app, await consented(client, simulator, app, 2)),
      );
      expect((await member.call("DELETE", `/instances/${String(body.id)}/enabled`)).status).toBe(403);
      expect((await client.call("DELETE", `/instances/${String(body.id)}`)).status).toBe(200);
    },
  ],
  [
    "404: an unknown connector or instance, and a filter that finds nothing",
    async ({ client, noun }) => {
      expect((await client.open("GET", `/${noun}s/other`)).status).toBe(404);
      expect(await client.call("GET", "/instances/2000000000")).toMatchObject({
        status: 404,
        body: { message: "No instance found with ID 2000000000" },
      });
      expect((await client.call("GET", "/instances?tags[]=no-such-tag")).status).toBe(404);
    },
  ],
  [
    "405 with Allow, 406, 413, 415",
    async ({ client, noun, authorization }) => {
      const verb = await client.call("DELETE", `/${noun}s`);
      expect([verb.status, verb.headers.get("allow")]).toEqual([405, expect.stringContaining("GET")]);
      expect((await client.call("GET", "/instances", undefined, { authorization, accept: "image/png" })).status).toBe(
        406,
      );
      expect((await client.call("POST", "/instances", { name: "x".repeat(300_000) })).status).toBe(413);
      const form = { authorization, "content-type": "application/x-www-form-urlencoded" };
      expect((await client.call("POST", "/instances", "a=1", form)).status).toBe(415);
    },
  ],
  [
    "oauth/token asks Xero, and keeps the callback's query",
    async ({ client, noun, app, simulator }) => {
      const callback = encodeURIComponent("http://localhost:9/auth?a=1&b=2");
      const { status, body } = await client.open(
        "GET",
        `/${noun}s/xero/oauth/token?apiKey=${app.key}&apiSecret=${app.secret}&callbackUrl=${callback}`,
      );
      expect([status, Object.keys(body).toSorted()]).toEqual([200, ["secret", "token"]]);
      expect((await simulator.requests(app.key)).at(-1)?.oauth.oauth_callback).toBe("http://localhost:9/auth?a=1&b=2");
    },
  ],
  [
    "the certificate is open, as PEM",
    async ({ client, noun }) => {
      const { status, text } = await client.open("GET", `/${noun}s/xero/certificate`);
      expect([status, text.slice(0, 27)]).toEqual([200, "-----BEGIN CERTIFICATE-----"]);
    },
  ],
  [
    "oauth/url: with a request token OAuth 1.0a's, by GET and by POST",
    async ({ client, noun }) => {
      const entries = { apiKey: "K", apiSecret: "S", callbackUrl: "https://app.example/", requestToken: "T" };
      const got = await client.open("GET", `/${noun}s/xero/oauth/url?${new URLSearchParams(entries)}`);
      const posted = await client.open("POST", `/${noun}s/xero/oauth/url`, entries);
      for (const { body } of [got, posted])
        expect(body).toEqual({
          oauthUrl: expect.stringMatching(/\/oauth\/Authorize\?oauth_token=T$/),
          [noun]: "xero",
        });
    },
  ],
  [
    "oauth/url: without one OAuth 2.0's, with the connector's key for state",
    async ({ client, noun }) => {
      const { body } = await client.open("GET", `/${noun}s/xero/oauth/url?${QUERY}&scope=openid%20files`);
      const query = new URL(String(body.oauthUrl)).searchParams;
      expect(Object.fromEntries(query)).toMatchObject({
        response_type: "code",
        client_id: "K",
        redirect_uri: "https://app.example/back?a=1",
        scope: "openid files",
        state: "xero",
      });
    },
  ],
  [
    "list: by tag, text and with an Element token",
    async ({ client, id, token, made }) => {
      for (const query of [`tags[]=${String(made.name)}`, `searchText=${String(made.name)}`, "searchText=xer"])
        expect((await client.asElement(token, "GET", `/instances?${query}`)).body).toMatchObject([{ id }]);
    },
  ],
  [
    "count",
    async ({ client }) => {
      expect((await client.call("GET", "/instances/count")).body).toEqual({ totalInstances: 1, elementInstances: 1 });
    },
  ],
  [
    "one instance: every field, no token, secrets masked",
    async ({ client, id, made }) => {
      const { body, text } = await client.call("GET", `/instances/${id}`);
      const { token, ...rest } = made;
      expect(body).toMatchObject({ ...rest, tags: expect.any(Array) });
      expect(text).not.toContain(String(token));
      expect(body.configuration).toMatchObject({ "oauth.api.secret": "********" });
    },
  ],
  [
    "PUT and PATCH change name and tags, and [] empties them",
    async ({ client, id, made, token }) => {
      const name = String(made.name);
      expect((await client.call("PUT", `/instances/${id}`, { name, tags: ["gold"] })).body).toMatchObject({
        tags: ["gold"],
      });
      expect((await client.call("PATCH", `/instances/${id}`, { tags: [] })).body).toMatchObject({ name, tags: [] });
      expect((await client.asElement(token, "PATCH", "/instances", { tags: [name] })).body).toMatchObject({
        tags: [name],
      });
    },
  ],
  [
    "the configuration, entry by entry, also by token",
    async ({ client, id, token }) => {
      const path = `/instances/${id}/configuration`;
      const list = (await client.call("GET", path)).body as unknown as { id: number; key: string }[];
      const entry = list.find(({ key }) => key === "oauth.callback.url")!;
      for (const name of [entry.key, entry.id]) {
        const body = { propertyValue: "http://localhost:9/auth" };
        expect((await client.call("PATCH", `${path}/${name}`, body)).body).toMatchObject({ key: entry.key });
        expect((await client.asElement(token, "PATCH", `/instances/configuration/${name}`, body)).status).toBe(200);
      }
    },
  ],
  [
    "enabled: off and on, and a disabled one is not used",
    async ({ client, id, token }) => {
      expect((await client.call("DELETE", `/instances/${id}/enabled`)).body).toMatchObject({ disabled: true });
      expect((await client.asElement(token, "GET", "/ping")).status).toBe(403);
      expect((await client.asElement(token, "PUT", "/instances/enabled")).body).toMatchObject({ disabled: false });
    },
  ],
  [
    "below a connector as without one",
    async ({ client, id, noun }) => {
      expect((await client.call("GET", `/${noun}s/xero/instances`)).body).toMatchObject([{ id }]);
      expect((await client.call("PATCH", `/${noun}s/xero/instances/${id}`, {})).body).toMatchObject({ id });
    },
  ],
  [
    "the catalogue: one connector, and its keys",
    async ({ client, noun }) => {
      const one = { id: 244, key: "xero", hub: "finance", active: true };
      expect((await client.open("GET", `/${noun}s`)).body).toMatchObject([one]);
      expect((await client.open("GET", `/${noun}s/xero`)).body).toMatchObject(one);
      expect((await client.open("GET", `/${noun}s/keys`)).body).toEqual(["xero"]);
    },
  ],
  [
    "ping asks Xero for the organisation",
    async ({ client, token }) => {
      expect((await client.asElement(token, "GET", "/ping")).body).toMatchObject({ endpoint: "xero", valid: true });
    },
  ],
  [
    "organizations/me tells the secret to who proved it",
    async ({ client, authorization }) => {
      const secret = authorization.split("Organization ")[1];
      expect((await client.call("GET", "/organizations/me")).body).toMatchObject({ name: "Harbour Lane", secret });
    },
  ],
  [
    "a repeated create answers as the first, token included; another body for its verifier is 400",
    async ({ client, noun, app, simulator }) => {
      const body = instanceBody(noun, app, await consented(client, simulator, app, 3));
      const first = await client.call("POST", "/instances", body);
      expect((await client.call("POST", "/instances", body)).body).toEqual(first.body);
      expect((await client.call("POST", "/instances", { ...body, name: "Another" })).status).toBe(400);
      const gone = await client.call("DELETE", `/instances/${String(first.body.id)}`, "null");
      expect([gone.status, gone.text]).toEqual([200, ""]);
      expect((await client.asElement(String(first.body.token), "GET", "/instances")).status).toBe(401);
    },
  ],
  [
    "a new instance token ends the one before",
    async (world) => {
      const { client, id, token } = world;
      const { body } = await client.call("POST", `/instances/${id}/token`);
      expect((await client.asElement(token, "GET", "/instances")).status).toBe(401);
      world.token = String(body.token);
      expect((await client.asElement(world.token, "GET", "/instances")).status).toBe(200);
    },
  ],
  [
    "HTML in a name is text",
    async ({ client, id, made }) => {
      const name = "<b>A & B</b>";
      expect((await client.call("PATCH", `/instances/${id}`, { name })).body).toMatchObject({ name });
      await client.call("PATCH", `/instances/${id}`, { name: made.name });
    },
  ],
  [
    "verbs nobody knows and bad bytes are 400 or 405, as JSON with a request id",
    async ({ url, noun, authorization }) => {
      const base = `/${noun}s/api-v2`;
      for (const [method, address] of [
        ["PROPFIND", `${base}/instances`],
        ["GET", `${base}/instances/%ff`],
        ["GET", `${base}/%c0%af`],
      ] as const) {
        const { status, body } = await rawCall(url, { method, address, headers: { authorization } });
        expect([400, 404, 405]).toContain(status);
        expect(JSON.parse(body)).toMatchObject({ requestId: expect.stringMatching(/^[\da-f]{24}$/) });
      }
      expect(await optionsStar(url)).toBeLessThan(500);
    },
  ],
];

for (const noun of ["element", "your_mom"] as const)
  test.describe(`spelt ${noun}`, () => {
    // One after the other: they share an instance.
    test.describe.configure({ mode: "default" });
    let world: World;
    test.beforeAll(async ({ portal, simulator, db }) => {
      const organization = await newOrganization(portal, db);
      const secrets = (user: string) => ({ user, organization: organization.organizationSecret });
      const client = contractClient(portal.url, secrets(organization.admin.userSecret), noun);
      const member = contractClient(portal.url, secrets(organization.member.userSecret), noun);
      const app = await simulator.createApp("public");
      const { body: made } = await client.call(
        "POST",
        "/instances",
        instanceBody(noun, app, await consented(client, simulator, app)),
      );
      const { userSecret } = organization.admin;
      const authorization = `User ${userSecret}, Organization ${organization.organizationSecret}`;
      const [id, token] = [Number(made.id), String(made.token)];
      world = { url: portal.url, noun, client, authorization, app, simulator, made, id, token, member };
    });
    for (const [line, holds] of LINES) test(line, () => holds(world));
  });

function optionsStar(url: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method: "OPTIONS", path: "*" }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end();
  });
}
