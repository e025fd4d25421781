import { createHash, randomBytes } from "node:crypto";
import { get } from "node:http";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf } from "./oauth2/test-client";
import { type Simulator, startSimulator } from "./simulator";
import { call, newApp, pull } from "./test-client";

let simulator: Simulator;
let key: string;
let bearer: Record<string, string>;
beforeAll(async () => {
  simulator = await startSimulator();
  const xero = clientOf(simulator);
  const app = await xero.newApp("partner");
  const { access_token } = await xero.connect(app);
  const [connection] = (await xero.api("/connections", access_token)).body as { tenantId: string }[];
  key = app.key;
  bearer = { authorization: `Bearer ${String(access_token)}`, "xero-tenant-id": connection?.tenantId ?? "" };
});
afterAll(() => simulator.stop());

type Asked = Omit<RequestInit, "headers"> & { headers?: Record<string, string> };

const ask = (path: string, { headers, ...more }: Asked = {}) =>
  fetch(simulator.url + path, { ...more, headers: { ...bearer, ...headers } });

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

test("lists a page of invoices, and none that has not changed", async () => {
  const answer = await ask("/api.xro/2.0/Invoices?page=2");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-minlimit-remaining")).toMatch(/^\d+$/);
  expect(answer.headers.get("xero-correlation-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(await answer.json()).toMatchObject({
    Status: "OK",
    Invoices: [{ InvoiceNumber: "INV-0003" }, { InvoiceNumber: "INV-0004" }],
  });
  const since = (date: string) => ask("/api.xro/2.0/Invoices", { headers: { "if-modified-since": date } });
  expect((await since("Mon, 23 Nov 2026 00:00:00 GMT")).status).toBe(304);
  expect((await since("yesterday")).status).toBe(200);
});

test("echoes a call as it was sent, without the token", async () => {
  const answer = await ask("/api.xro/2.0/Echo?a=1&b=%2f+x&a=%C4%93", { headers: { "idempotency-key": "k1" } });
  const echo = await answer.text();
  expect(JSON.parse(echo)).toMatchObject({
    method: "GET",
    path: "/api.xro/2.0/Echo",
    query: "a=1&b=%2f+x&a=%C4%93",
    headers: { "idempotency-key": "k1", authorization: "Bearer", host: new URL(simulator.url).host },
  });
  expect(echo).not.toContain(bearer["authorization"]);
});

test("tells what arrived, whatever its size", async () => {
  const content = randomBytes(5_000_001);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  for (const [method, path] of [
    ["POST", "/files.xro/1.0/Files"],
    ["POST", "/api.xro/2.0/Invoices"],
    ["PUT", "/api.xro/2.0/Invoices"],
  ] as const) {
    const answer = await ask(`${path}?unitdp=4`, { method, headers, body: content });
    expect(await answer.json()).toMatchObject({
      Status: "OK",
      received: {
        bytes: 5_000_001,
        sha256: sha256(content),
        contentType: "application/x-www-form-urlencoded",
        query: "unitdp=4",
        headers: { "content-length": "5000001", authorization: "Bearer" },
      },
    });
  }
  const chunks = Readable.toWeb(Readable.from([content, content])) as ReadableStream;
  const upload = { method: "POST", body: chunks, duplex: "half" };
  const streamed = await ask("/files.xro/1.0/Files", upload);
  expect(await streamed.json()).toMatchObject({ received: { bytes: 10_000_002 } });
  const other = await fetch(`${simulator.url}/connect/token`, { method: "POST", body: content });
  expect(other.status).toBe(413);
});

test("sends as many bytes as the address says, while somebody reads", async () => {
  const answer = await ask("/files.xro/1.0/Files/1000003/Content");
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-length": "1000003",
    "content-disposition": 'attachment; filename="1000003.bin"',
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.equals(Buffer.from(Uint8Array.from({ length: 1_000_003 }, (_, place) => place % 251)))).toBe(true);
  expect((await ask("/files.xro/1.0/Files/0/Content")).headers.get("content-length")).toBe("0");
  const endless = await ask("/files.xro/1.0/Files/999999999999999/Content");
  const reader = endless.body?.getReader();
  expect((await reader?.read())?.value?.[250]).toBe(250);
  await reader?.cancel();
});

test("cuts a file in half when it is told to", async () => {
  const path = "/files.xro/1.0/Files/300000/Content";
  await pull(`${simulator.controlUrl}/faults`, { path, key, kind: "truncated" });
  const arrived = await new Promise<number>((resolve) => {
    get(simulator.url + path, { headers: bearer }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
      answer.on("error", () => resolve(bytes));
    });
  });
  expect(arrived).toBe(150_000);
});

test("refuses in Xero's words, with what is left of the limits", async () => {
  for (const path of ["api.xro/2.0", "files.xro/1.0", "payroll.xro/2.0", "projects.xro/2.0", "assets.xro/1.0"]) {
    const answer = await ask(`/${path}/Nothing`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("x-daylimit-remaining")).toMatch(/^\d+$/);
    expect(await answer.text()).toBe("The resource you're looking for cannot be found");
    const stranger = await ask(`/${path}/Nothing`, { headers: { "xero-tenant-id": "t" } });
    expect(stranger.status).toBe(403);
    expect(stranger.headers.has("xero-correlation-id")).toBe(true);
  }
  const unread = { method: "POST", body: Buffer.alloc(3_000_000), headers: { authorization: "Bearer x" } };
  expect((await ask("/files.xro/1.0/Files", unread)).status).toBe(401);
  await pull(`${simulator.controlUrl}/limits`, { perMinute: 1 });
  const statuses = [await ask("/files.xro/1.0/Files/1/Content"), await ask("/payroll.xro/1.0/Employees")];
  expect(statuses.map(({ status }) => status)).toEqual([200, 429]);
  await pull(`${simulator.controlUrl}/limits`, { perMinute: 60 });
});

test("checks the signature over a form, and takes anything else over OAuth 1.0a", async () => {
  const app = await newApp(simulator.controlUrl, "public");
  const oauth = { oauth_callback: "oob" };
  const asked = await call(`${simulator.url}/oauth/RequestToken`, { ...app, oauth });
  const { verifier } = await pull(`${simulator.controlUrl}/consent`, { requestToken: asked.fields["oauth_token"] });
  const exchange = { ...app, token: asked.fields, oauth: { oauth_verifier: String(verifier) } };
  const { fields: token } = await call(`${simulator.url}/oauth/AccessToken`, exchange);
  const send = (path: string, more: object) => call(simulator.url + path, { ...app, token, ...more });
  const sent = await send("/api.xro/2.0/Invoices?a=%20", { form: "xml=%3CInvoice%2F%3E" });
  expect(JSON.parse(sent.body)).toMatchObject({ received: { bytes: 20, query: "a=%20" } });
  const type = "application/x-www-form-urlencoded";
  expect(await send("/api.xro/2.0/Invoices", { sent: { type, body: "xml=2" } })).toMatchObject({
    status: 401,
    fields: { oauth_problem: "signature_invalid" },
  });
  const xml = await send("/files.xro/1.0/Files", { sent: { type: "text/xml", body: "<Invoice/>".repeat(200_000) } });
  expect(JSON.parse(xml.body)).toMatchObject({ received: { bytes: 2_000_000, contentType: "text/xml" } });
  expect((await send("/files.xro/1.0/Files", { form: `a=${"b".repeat(1_000_000)}` })).status).toBe(413);
  expect((await send("/payroll.xro/1.0/Employees", { method: "GET" })).status).toBe(404);
  expect((await send("/files.xro/1.0/Files/3/Content", { method: "GET" })).body).toBe("\0\u0001\u0002");
});

test("answers the records that were written, each with an id, a file that was attached, and an invoice as PDF", async () => {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ Contacts: [{ Name: "Harbour Lane" }] });
  const written = await ask("/api.xro/2.0/Contacts", { method: "PUT", headers, body });
  expect(await written.json()).toMatchObject({
    Contacts: [{ Name: "Harbour Lane", ContactID: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }],
  });
  const invoice = "/api.xro/2.0/Invoices/00000000-0000-4000-8000-000000000001";
  const attached = await ask(`${invoice}/Attachments/receipt%201.pdf`, { method: "PUT", body: "12345" });
  expect(await attached.json()).toMatchObject({ Attachments: [{ FileName: "receipt 1.pdf", ContentLength: 5 }] });
  const pdf = await ask(invoice, { headers: { accept: "application/pdf" } });
  expect([pdf.headers.get("content-type"), (await pdf.text()).slice(0, 5)]).toEqual(["application/pdf", "%PDF-"]);
  expect((await ask(invoice)).status).toBe(404);
});
