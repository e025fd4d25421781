import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, expect, test } from "vitest";
import { createClient, type ClientOptions, verifyWebhook } from "./src/index";

const server = createServer(({ url, headers }, response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ url, authorization: headers.authorization ?? null }));
}).listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => server.close());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

const secrets = { userSecret: "u+/=", organizationSecret: "o" };
test.each<[ClientOptions, string | null]>([
  [{}, null],
  [secrets, "User u+/=, Organization o"],
  [{ ...secrets, instanceToken: "t" }, "User u+/=, Organization o, Element t"],
  [{ apiKey: "k" }, "Bearer k"],
  [{ apiKey: "k", instanceToken: "t" }, "Bearer k, Element t"],
])("says who calls: %o", async (options, authorization) => {
  const client = createClient({ url, ...options });
  const { data } = await client.GET("/instances", { params: { query: { pageSize: 2, "tags[]": ["a b", "c"] } } });
  expect(data).toEqual({ url: "/elements/api-v2/instances?pageSize=2&tags[]=a%20b&tags[]=c", authorization });
  const answer = await client.xero("api.xro/2.0/Invoices?page=1");
  expect(await answer.json()).toEqual({
    url: "/elements/api-v2/passthrough/api.xro/2.0/Invoices?page=1",
    authorization,
  });
});

test("calls Xero about an instance that is named by its id", async () => {
  const answer = await createClient({ url, apiKey: "k", instanceId: 17 }).xero("/api.xro/2.0/Invoices");
  expect(await answer.json()).toMatchObject({ url: "/elements/api-v2/instances/17/passthrough/api.xro/2.0/Invoices" });
});

test("takes an API key from the environment, with an instance token too, unless secrets are passed", async () => {
  process.env.GANGWAY_API_KEY = "k";
  const sent = async (options: ClientOptions) =>
    (await (await createClient({ url, ...options }).xero("x")).json()) as { authorization: string };
  expect((await sent({ instanceToken: "t" })).authorization).toBe("Bearer k, Element t");
  expect((await sent(secrets)).authorization).toBe("User u+/=, Organization o");
  delete process.env.GANGWAY_API_KEY;
});

test.each(["../../keys", "/../instances", "a/../../../keys", "%2e%2e/keys"])(
  "calls Xero and nothing else: %s",
  (path) => {
    expect(() => createClient({ url, apiKey: "k" }).xero(path)).toThrow(/no path of Xero/);
  },
);

test("has to be told where Gangway is", () => {
  expect(() => createClient()).toThrow(/GANGWAY_URL/);
});

const encoded = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
test.each([
  [encoded, new Webhook(encoded)],
  ["whsec_a key of ours", new Webhook("whsec_a key of ours", { format: "raw" })],
])("verifies a webhook signed with %s, and no other", (key, signer) => {
  const now = new Date();
  const body = JSON.stringify({ type: "webhook.tested" });
  const headers = {
    "webhook-id": "1",
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": signer.sign("1", now, body),
  };
  expect(verifyWebhook(key, body, headers)).toEqual({ type: "webhook.tested" });
  expect(verifyWebhook(key, Buffer.from(body), new Headers(headers))).toEqual({ type: "webhook.tested" });
  expect(() => verifyWebhook(key, `${body} `, headers)).toThrow();
  expect(() => verifyWebhook("another", body, headers)).toThrow();
});
