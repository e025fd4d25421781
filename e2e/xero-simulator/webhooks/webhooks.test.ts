import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { clientOf } from "../oauth2/test-client";
import { type Simulator, startSimulator } from "../simulator";
import { pull } from "../test-client";

interface Came {
  body: string;
  isSigned: boolean;
}
type Handler = (came: Came, response: ServerResponse) => void;

let simulator: Simulator;
let server: Server;
let url: string;
let key: string;
let webhookKey: string;
let token: unknown;
let tenant: string;
let came: Came[];
let handler: Handler;

/** As Xero wants it. */
const right: Handler = ({ isSigned }, response) => void response.writeHead(isSigned ? 200 : 401).end();

beforeAll(async () => {
  simulator = await startSimulator();
  server = createServer((message, response) => void receive(message, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://localhost:${(server.address() as AddressInfo).port}/hooks`;
});
afterAll(async () => {
  await simulator.stop();
  server.close();
});
beforeEach(async () => {
  await control("reset", {});
  came = [];
  handler = right;
  const xero = clientOf(simulator);
  const app = await xero.newApp("partner");
  token = (await xero.connect(app))["access_token"];
  const [connection] = (await xero.api("/connections", token)).body as { tenantId: string }[];
  tenant = connection?.tenantId ?? "";
  key = app.key;
  ({ key: webhookKey } = (await control("webhooks", { key, url })) as { key: string });
});
afterEach(() => control("clock", { offsetSeconds: 0 }));

async function receive(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const expected = createHmac("sha256", webhookKey).update(bytes).digest("base64");
  const one = { body: bytes.toString("utf8"), isSigned: message.headers["x-xero-signature"] === expected };
  came.push(one);
  handler(one, response);
}

const control = (path: string, fields: object) => pull(`${simulator.controlUrl}/${path}`, fields);
const check = () => control("webhooks/check", { key });
const show = () => pull(`${simulator.controlUrl}/webhooks?key=${key}`, undefined, "GET");
const reported = () =>
  came.filter(({ body }) => !body.includes('"events":[]')).map(({ body }) => JSON.parse(body) as Batch);
const refused = (problem: string) =>
  vi.waitFor(async () => expect(await show()).toMatchObject({ accepted: [], waiting: [{ problem }] }));
interface Batch {
  events: Record<string, string>[];
  firstEventSequence: number;
  lastEventSequence: number;
}

test("checks an address with right and wrong signatures", async () => {
  expect(await check()).toMatchObject({ status: "ok" });
  expect(came.map(({ isSigned }) => isSigned)).toEqual([true, false, true, false]);
  expect(JSON.parse(came[0]!.body)).toMatchObject({ events: [], firstEventSequence: 0, lastEventSequence: 0 });
});

test.each<[string, Handler, string]>([
  ["takes every signature", (_, response) => void response.writeHead(200).end(), "answered 200 instead of 401"],
  ["takes none", (_, response) => void response.writeHead(401).end(), "answered 401 instead of 200"],
  [
    "answers 204",
    ({ isSigned }, response) => void response.writeHead(isSigned ? 204 : 401).end(),
    "answered 204 instead of 200",
  ],
  [
    "answers with words",
    ({ isSigned }, response) => void response.writeHead(isSigned ? 200 : 401).end("ok"),
    "the answer is not empty",
  ],
  [
    "sets a cookie",
    ({ isSigned }, response) => void response.writeHead(isSigned ? 200 : 401, { "set-cookie": "a=1" }).end(),
    "the answer sets a cookie",
  ],
  ["redirects", (_, response) => void response.writeHead(307, { location: "/" }).end(), "answered 307 instead of 200"],
  ["breaks off", (_, response) => void response.destroy(), "no answer within 5 seconds"],
])("does not accept an address that %s, and sends it nothing", async (_, bad, problem) => {
  handler = bad;
  const { status, answers } = (await check()) as { status: string; answers: { problem: string | null }[] };
  expect(status).toBe("failed");
  expect(answers.map((answer) => answer.problem)).toContain(problem);
  expect(await control("changes", {})).toMatchObject({ apps: 0 });
});

test("sends what happens together in one signed batch, and counts on with the next", async () => {
  await check();
  const { resourceIds } = (await control("changes", { category: "INVOICE", type: "UPDATE", count: 3 })) as {
    resourceIds: string[];
  };
  await vi.waitUntil(() => reported().length === 1);
  await control("changes", {});
  await vi.waitUntil(() => reported().length === 2);
  expect(came.at(-1)!.isSigned).toBe(true);
  const [first, second] = reported();
  expect(first).toMatchObject({ firstEventSequence: 1, lastEventSequence: 3 });
  expect(second).toMatchObject({ firstEventSequence: 4, lastEventSequence: 4 });
  expect(first!.events.map(({ resourceId }) => resourceId)).toEqual(resourceIds);
  expect(first!.events[0]).toEqual({
    resourceUrl: `${simulator.url}/api.xro/2.0/Invoices/${resourceIds[0]}`,
    resourceId: resourceIds[0],
    tenantId: tenant,
    tenantType: "ORGANISATION",
    eventCategory: "INVOICE",
    eventType: "UPDATE",
    eventDateUtc: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+$/) as unknown,
  });
});

test("reports what is written by the API, to the app that wrote it, too", async () => {
  await check();
  const headers = { authorization: `Bearer ${String(token)}`, "xero-tenant-id": tenant };
  for (const [method, path] of [
    ["PUT", "Contacts"],
    ["POST", "Invoices"],
  ] as const)
    expect((await fetch(`${simulator.url}/api.xro/2.0/${path}`, { method, headers, body: "{}" })).status).toBe(200);
  await vi.waitUntil(() => reported().flatMap(({ events }) => events).length === 2);
  expect(reported().flatMap(({ events }) => events)).toMatchObject([
    { eventCategory: "CONTACT", eventType: "CREATE" },
    { eventCategory: "INVOICE", eventType: "UPDATE" },
  ]);
});

test("sends again what was not accepted, until it is, and repeats what was as Xero may", async () => {
  await check();
  handler = (_, response) => void response.writeHead(503).end();
  await control("changes", {});
  await refused("answered 503 instead of 200");
  handler = right;
  await control("webhooks/retry", { key });
  expect(await show()).toMatchObject({ accepted: [{ problem: null }], waiting: [] });
  await control("webhooks/repeat", { key });
  const bodies = came.slice(4).map(({ body }) => body);
  expect(bodies.length).toBeGreaterThanOrEqual(3);
  expect(new Set(bodies).size).toBe(1);
});

test("turns a webhook off whose app has accepted nothing for a day", async () => {
  await check();
  handler = (_, response) => void response.writeHead(500).end();
  await control("changes", {});
  await refused("answered 500 instead of 200");
  await control("clock", { offsetSeconds: 25 * 60 * 60 });
  expect(await control("webhooks/retry", { key })).toMatchObject({ status: "disabled", waiting: [] });
  expect(await control("changes", {})).toMatchObject({ apps: 0 });
});

test("is set up on the front page, as a person would at Xero", async () => {
  const app = simulator.apps.find((each) => each.protocol === "oauth2")!;
  const send = (path: string, fields: Record<string, string>) =>
    fetch(`${simulator.url}/apps/${app.key}/${path}`, { method: "POST", body: new URLSearchParams(fields) });
  expect(await (await send("webhook", { url: "http://127.0.0.1/" })).text()).toContain("begins with https://");
  expect(await (await send("webhook/check", {})).text()).toContain("has no webhook");
  const page = await (await send("webhook", { url })).text();
  webhookKey = /Webhooks key<\/dt><dd>([^<]+)/.exec(page)![1]!;
  expect(page).toContain("unchecked");
  expect(await (await send("webhook/check", {})).text()).toContain("<dd>ok</dd>");
  handler = (_, response) => void response.writeHead(200).end();
  expect(await (await send("webhook/check", {})).text()).toContain("Signed wrongly: answered 200 instead of 401.");
});

test("says what cannot be done", async () => {
  expect(await control("webhooks", { key, url: "http://127.0.0.1/" })).toHaveProperty("error");
  expect(await control("webhooks", { key: "nobody", url })).toHaveProperty("error");
  expect(await control("webhooks/repeat", { key })).toHaveProperty("error");
  expect(await control("changes", { category: "SUBSCRIPTION" })).toHaveProperty("error");
});
