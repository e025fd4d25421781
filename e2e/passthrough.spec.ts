import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { expect, test } from "./fixtures";
import { clientOf, type ContractClient } from "./support/contract-client";
import { instanceOfOAuth1, instanceOfOAuth2 } from "./support/instance-by-api";
import { newOrganization } from "./support/organization";
import { rawCall } from "./support/raw-call";

type Echo = { method: string; path: string; query: string; headers: Record<string, string> };
type Received = { bytes: number; sha256: string; query: string; headers: Record<string, string> };

const protocols = [
  ["OAuth 2.0", instanceOfOAuth2, "Bearer"],
  ["OAuth 1.0a", instanceOfOAuth1, "OAuth"],
] as const;

const INVOICES = "/passthrough/api.xro/2.0/Invoices";
const ECHO = "/passthrough/api.xro/2.0/Echo";

/** What the simulator's files are made of. */
const PERIOD = Uint8Array.from({ length: 251 }, (_, at) => at);

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function call(client: ContractClient, token: string, path: string, { headers = {}, ...init }: RequestInit = {}) {
  const all = { ...client.elementHeaders(token), ...(headers as Record<string, string>) };
  return fetch(client.base + path, { redirect: "manual", ...init, headers: all });
}

for (const [protocol, instance, scheme] of protocols) {
  test(`every verb reaches Xero with a token of ${protocol}`, async ({ portal, simulator }) => {
    const client = clientOf(portal);
    const { token, app } = await instance(client, simulator);
    const echo = await call(client, token, ECHO);
    expect(echo.status).toBe(200);
    expect(echo.headers.get("gangway-answer-from")).toBe("xero");
    expect(((await echo.json()) as Echo).headers.authorization).toBe(scheme);
    for (const method of ["POST", "PUT"]) {
      const body = JSON.stringify({ Invoices: [{ Type: "ACCREC", Reference: "£ € ✓" }] });
      const headers = { "content-type": "application/json" };
      const answer = await call(client, token, INVOICES, { method, body, headers });
      const { received } = (await answer.json()) as { received: Received };
      expect(received).toMatchObject({ bytes: Buffer.byteLength(body), sha256: sha256(Buffer.from(body)) });
    }
    const head = await call(client, token, "/passthrough/files.xro/1.0/Files/5/Content", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([404, ""]); // Xero's own 404: the simulator knows GET only
    for (const method of ["PATCH", "DELETE"]) {
      const answer = await call(client, token, INVOICES, { method });
      expect([answer.status, await answer.text()]).toEqual([404, "The resource you're looking for cannot be found"]);
    }
    const methods = (await simulator.requests(app.key)).slice(-6).map(({ method }) => method);
    expect(methods).toEqual(["GET", "POST", "PUT", "HEAD", "PATCH", "DELETE"]);
  });

  test(`path and query go on byte for byte by ${protocol}`, async ({ portal, simulator }) => {
    const client = clientOf(portal);
    const { token, app } = await instance(client, simulator);
    const queries = [
      "",
      "?",
      "?a=1+2&&b=%20x&c[]=1&c%5B%5D=2&c[]=1&flag&=empty&d=a=b",
      "?where=Status==%22AUTHORISED%22+AND+Date>DateTime(2026,1,1)&order=Name%20DESC",
      "?q='\"<>`{}|^\\&x=%c3%A9&y=~!*()",
      "?_rsc=1&nxtPpath=x&noun=y&path=z",
    ];
    for (const query of queries) {
      const address = `/elements/api-v2${ECHO}${query}`;
      const { status, body } = await rawCall(portal.url, { address, headers: client.elementHeaders(token) });
      expect([query, status]).toEqual([query, 200]);
      expect(JSON.parse(body)).toMatchObject({ path: "/api.xro/2.0/Echo", query: query.slice(1) });
    }
    const odd = "/api.xro/2.0/Contacts/%5Bx%5D%20a+b;c=1,2@3:(4)'!/Attachments/B%C3%A9la%20%26%20Co.pdf/";
    const address = `/your_moms/api-v2/passthrough${odd}`;
    const { body } = await rawCall(portal.url, { address, headers: client.elementHeaders(token) });
    expect(body).toBe("The resource you're looking for cannot be found");
    expect((await simulator.requests(app.key)).at(-1)?.path).toBe(odd);
  });
}

test("a form is signed with OAuth 1.0a, up to 256 KiB", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const { token } = await instanceOfOAuth1(client, simulator);
  const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
  const body = "xml=%3CInvoice%2F%3E&b=1+2&b=&a";
  const signed = await call(client, token, `${INVOICES}?c=3`, { method: "POST", body, headers });
  expect(signed.status).toBe(200);
  expect(((await signed.json()) as { received: Received }).received.sha256).toBe(sha256(Buffer.from(body)));
  const large = await call(client, token, INVOICES, { method: "POST", body: `a=${"x".repeat(256 * 1024)}`, headers });
  expect(large.status).toBe(413);
  expect(large.headers.get("gangway-answer-from")).toBeNull();
});

test("only the named headers pass, both ways", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const { token, app } = await instanceOfOAuth2(client, simulator);
  const passing = {
    accept: "application/xml",
    "accept-language": "en-GB",
    "content-type": "text/csv",
    "content-encoding": "gzip",
    "idempotency-key": "k-1",
    "if-match": '"a"',
    "if-none-match": '"b"',
    range: "bytes=0-9",
  };
  const stopped = {
    cookie: "session=1",
    forwarded: "for=1.2.3.4",
    "x-forwarded-for": "1.2.3.4",
    "xero-tenant-id": "00000000-0000-0000-0000-000000000000",
    "xero-user-id": "x",
    "x-custom": "1",
    "user-agent": "theirs",
    te: "trailers",
    connection: "close, x-custom",
    "proxy-authorization": "Basic x",
  };
  const raw = await rawCall(portal.url, {
    method: "POST",
    address: `/elements/api-v2${INVOICES}`,
    headers: { ...client.elementHeaders(token), ...passing, ...stopped, "content-length": "0" },
  });
  const { headers } = (JSON.parse(raw.body) as { received: Received }).received;
  expect(headers).toMatchObject(passing);
  const ours = ["authorization", "connection", "content-length", "host", "user-agent", "xero-tenant-id"];
  expect(Object.keys(headers).toSorted()).toEqual([...Object.keys(passing), ...ours].toSorted());
  expect(headers).toMatchObject({ "user-agent": "Gangway", authorization: "Bearer" });
  expect(headers["xero-tenant-id"]).not.toBe(stopped["xero-tenant-id"]);

  const answered = {
    "content-type": "text/plain",
    "content-disposition": "attachment",
    "accept-ranges": "bytes",
    etag: '"e"',
    "last-modified": "Wed, 21 Oct 2026 07:28:00 GMT",
    "retry-after": "7",
    "x-rate-limit-problem": "minute",
    "x-minlimit-remaining": "59",
    "xero-correlation-id": "c-1",
  };
  const hidden = { "set-cookie": "a=b", server: "nginx", location: "https://x.example", "x-powered-by": "y", via: "z" };
  await simulator.fault({
    path: "/api.xro/2.0/Echo",
    key: app.key,
    kind: "status",
    status: 200,
    body: "fine",
    headers: { ...answered, ...hidden },
  });
  const answer = await call(client, token, ECHO);
  expect(await answer.text()).toBe("fine");
  const given = Object.fromEntries(answer.headers);
  expect(given).toMatchObject({ ...answered, "content-length": "4", "gangway-answer-from": "xero" });
  for (const name of Object.keys(hidden)) expect(given[name]).toBeUndefined();
});

test("nothing but Xero's API can be reached", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const { token, app } = await instanceOfOAuth2(client, simulator);
  const before = await simulator.requests(app.key);
  const refused = [
    "",
    "/",
    "/connections",
    "/connect/token",
    "/oauth/AccessToken",
    "/identity/connect/authorize",
    "/api.xro",
    "/api.xro/2.0x/Echo",
    "/API.XRO/2.0/Echo",
    "/%61pi.xro/2.0/Echo",
    "//evil.example/api.xro/2.0/Echo",
    "/@evil.example/api.xro/2.0/Echo",
    "/api.xro@evil.example/2.0/Echo",
    "/http://evil.example/api.xro/2.0/Echo",
    "/https:%2f%2fevil.example",
    "/\\evil.example/api.xro/2.0/Echo",
    "/api.xro/2.0/../../connections",
    "/api.xro/2.0/../2.0/Echo",
    "/api.xro/2.0/./Echo",
    "/api.xro/2.0/..",
    "/api.xro/2.0/..;/..;/connections",
    "/api.xro/2.0/%2e%2e/%2e%2e/connections",
    "/api.xro/2.0/.%2E/.%2e/connections",
    "/api.xro/2.0/%252e%252e/connections",
    "/api.xro/2.0/%25252e%25252e/connections",
    "/api.xro/2.0/..%2f..%2fconnections",
    "/api.xro/2.0/..%5c..%5cconnections",
    "/api.xro/2.0/a%2Fb",
    "/api.xro/2.0/..\\..\\connections",
    "/api.xro/2.0//Echo",
    "/api.xro/2.0/Echo%00",
    "/api.xro/2.0/Echo%0d%0aHost:evil.example",
    "/api.xro/2.0/Echo%7f",
    "/api.xro/2.0/Echo%zz",
    "/api.xro/2.0/Echo\u00e9",
    '/api.xro/2.0/"Echo"',
    "/api.xro/2.0/Echo#fragment",
    "/api.xro/2.0/Echo?a=1#fragment",
  ];
  const headers = client.elementHeaders(token);
  for (const path of refused) {
    const { status, body } = await rawCall(portal.url, { address: `/elements/api-v2/passthrough${path}`, headers });
    expect([path, status]).toEqual([path, 400]);
    // Without a body it is Node.js that refused the bytes.
    if (body !== "") expect(Object.keys(JSON.parse(body) as object)).toEqual(["requestId", "code", "message"]);
  }
  const elsewhere = [
    "/elements/api-v2/./passthrough/api.xro/2.0/Echo",
    "/elements/api-v2/x/../passthrough/api.xro/2.0/Echo",
    "/elements/api-v2/pass%74hrough/api.xro/2.0/Echo",
    "/elements//api-v2/passthrough/api.xro/2.0/Echo",
    "/nothing/api-v2/passthrough/api.xro/2.0/Echo",
    `${portal.url}/elements/api-v2/passthrough/api.xro/2.0/Echo`,
    "http://evil.example/elements/api-v2/passthrough/api.xro/2.0/Echo",
  ];
  for (const address of elsewhere) {
    const { status } = await rawCall(portal.url, { address, headers });
    expect([address, [308, 400, 404].includes(status)]).toEqual([address, true]);
  }
  expect(await simulator.requests(app.key)).toEqual(before);
});

test("60 MB go through whole, both ways", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const { token } = await instanceOfOAuth2(client, simulator);
  const bytes = 60 * 1024 * 1024 + 7;
  const pattern = Buffer.alloc(bytes, PERIOD);
  const down = await call(client, token, `/passthrough/files.xro/1.0/Files/${bytes}/Content`);
  expect(down.headers.get("content-length")).toBe(String(bytes));
  expect(down.headers.get("content-disposition")).toBe(`attachment; filename="${bytes}.bin"`);
  expect(sha256(Buffer.from(await down.arrayBuffer()))).toBe(sha256(pattern));

  const whole = { method: "POST", body: pattern, headers: { "content-type": "application/octet-stream" } };
  const up = (await (await call(client, token, "/passthrough/files.xro/1.0/Files", whole)).json()) as {
    received: Received;
  };
  expect(up.received).toMatchObject({ bytes, sha256: sha256(pattern) });
  expect(up.received.headers["content-length"]).toBe(String(bytes));

  const pieces = Readable.from([pattern.subarray(0, 70_000), pattern.subarray(70_000, 2_000_000)]);
  const chunked = { method: "POST", body: Readable.toWeb(pieces), duplex: "half" } as RequestInit;
  const inPieces = (await (await call(client, token, "/passthrough/files.xro/1.0/Files", chunked)).json()) as {
    received: Received;
  };
  expect(inPieces.received).toMatchObject({ bytes: 2_000_000, sha256: sha256(pattern.subarray(0, 2_000_000)) });
  expect(inPieces.received.headers["transfer-encoding"]).toBe("chunked");
});

test("a body that a call to read brings along stays here, and an empty one is none", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const { token } = await instanceOfOAuth2(client, simulator);
  const headersAtXero = async (method: string, path: string, body = "") => {
    const headers = { ...client.elementHeaders(token), ...(body && { "content-length": String(body.length) }) };
    const raw = await rawCall(portal.url, { method, address: `/elements/api-v2${path}`, headers, body });
    const answer = JSON.parse(raw.body) as Echo & { received?: Received };
    return Object.keys((answer.received ?? answer).headers);
  };
  const ofBody = new Set(["content-length", "transfer-encoding"]);
  expect((await headersAtXero("GET", ECHO, "hello")).filter((name) => ofBody.has(name))).toEqual([]);
  expect(await headersAtXero("POST", INVOICES)).not.toContain("transfer-encoding");
});

test("Xero's answers come as they are", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const { token, app } = await instanceOfOAuth2(client, simulator);
  const notModified = await call(client, token, INVOICES, {
    headers: { "if-modified-since": "Wed, 21 Oct 2026 07:28:00 GMT" },
  });
  expect([notModified.status, await notModified.text()]).toEqual([304, ""]);
  const faults: { status: number; headers: Record<string, string>; body: string }[] = [
    { status: 429, headers: { "retry-after": "41000", "x-rate-limit-problem": "day" }, body: "" },
    { status: 503, headers: { "retry-after": "30" }, body: "The organisation is offline" },
    { status: 403, headers: {}, body: '{"Detail":"AuthenticationUnsuccessful"}' },
    { status: 400, headers: {}, body: '{"ErrorNumber":10,"Type":"ValidationException"}' },
    { status: 204, headers: {}, body: "" },
    { status: 302, headers: { location: "https://x.example/" }, body: "elsewhere" },
  ];
  for (const { status, headers, body } of faults) {
    await simulator.fault({ path: "/api.xro/2.0/Echo", key: app.key, kind: "status", status, headers, body });
    const answer = await call(client, token, ECHO);
    expect([answer.status, await answer.text()]).toEqual([status, body]);
    expect(answer.headers.get("gangway-answer-from")).toBe("xero");
    expect(answer.headers.get("retry-after")).toBe(headers["retry-after"] ?? null);
    expect(answer.headers.get("location")).toBeNull();
  }
});

test("half an answer never looks like a whole one", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const { token, app } = await instanceOfOAuth2(client, simulator);
  const path = "/files.xro/1.0/Files/3000000/Content";
  await simulator.fault({ path, key: app.key, kind: "truncated" });
  const outcome = await new Promise<{ status: number | undefined; complete: boolean; bytes: number }>((resolve) => {
    const asked = httpRequest(`${client.base}/passthrough${path}`, { headers: client.elementHeaders(token) });
    asked.on("response", (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
      answer.on("error", () => {}); // "aborted", which is what has to happen
      answer.on("close", () => resolve({ status: answer.statusCode, complete: answer.complete, bytes }));
    });
    asked.end();
  });
  expect(outcome).toMatchObject({ status: 200, complete: false });
  expect(outcome.bytes).toBeGreaterThan(0);
  expect((await call(client, token, ECHO)).status).toBe(200);
});

test("a token that Xero refuses is renewed, and the call made once more", async ({ portal, simulator, db }) => {
  const client = clientOf(portal);
  for (const [, instance] of protocols) {
    const { id, token, app } = await instance(client, simulator);
    const versions = () =>
      db.query("select version from grants where id = (select grant_id from instances where id = $1)", [id]);
    await simulator.expire(app.key);
    const callsOf = async (path: string) =>
      (await simulator.requests(app.key)).filter((each) => each.path === path).map(({ status }) => status);
    expect((await call(client, token, ECHO)).status).toBe(200);
    expect(await versions()).toEqual([{ version: 2 }]);
    expect(await callsOf("/api.xro/2.0/Echo")).toEqual([401, 200]);

    await simulator.expire(app.key);
    const body = Buffer.alloc(500_000, "0123456789");
    const headers = { "content-type": "application/json" };
    const posted = await call(client, token, INVOICES, { method: "POST", body, headers });
    expect(((await posted.json()) as { received: Received }).received.sha256).toBe(sha256(body));
    expect(await versions()).toEqual([{ version: 3 }]);
    expect(await callsOf("/api.xro/2.0/Invoices")).toEqual([401, 200]);

    await simulator.expire(app.key);
    const many = await Promise.all(Array.from({ length: 8 }, () => call(client, token, ECHO)));
    expect(many.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await versions()).toEqual([{ version: 4 }]);
  }
});

test("a token that ended before its renewal is renewed first", async ({ portal, simulator, db }) => {
  const client = clientOf(portal);
  const { id, token, app } = await instanceOfOAuth2(client, simulator);
  await simulator.expire(app.key);
  await db.query(
    "update grants set expires_at = now() - interval '1 second', renew_at = now() + interval '1 hour' where id = (select grant_id from instances where id = $1)",
    [id],
  );
  expect((await call(client, token, ECHO)).status).toBe(200);
  const echoes = (await simulator.requests(app.key)).filter(({ path }) => path.endsWith("/Echo"));
  expect(echoes.map(({ status }) => status)).toEqual([200]);

  await simulator.revoke(app.key);
  await db.query(
    "update grants set expires_at = now() - interval '1 second', renew_at = now() + interval '1 hour' where id = (select grant_id from instances where id = $1)",
    [id],
  );
  expect((await call(client, token, ECHO)).status).toBe(409);
});

test("a refusal that no new token mends is handed through, and renews nothing", async ({ portal, simulator, db }) => {
  const client = clientOf(portal);
  const { id, token, app } = await instanceOfOAuth2(client, simulator);
  const version = () =>
    db.query("select version, status from grants where id = (select grant_id from instances where id = $1)", [id]);
  const body = '{"Title":"Unauthorized","Status":401,"Detail":"AuthorizationUnsuccessful"}';
  await simulator.fault({ path: "/api.xro/2.0/Echo", key: app.key, kind: "status", status: 401, body });
  const scope = await call(client, token, ECHO);
  expect([scope.status, await scope.text()]).toEqual([401, body]);
  expect(await version()).toEqual([{ version: 1, status: "active" }]);

  await simulator.expire(app.key);
  await simulator.revoke(app.key);
  const gone = await call(client, token, ECHO);
  expect(gone.status).toBe(401);
  expect(gone.headers.get("gangway-answer-from")).toBe("xero");
  expect(await version()).toEqual([{ version: 1, status: "reconnect" }]);
  const after = await call(client, token, ECHO);
  expect(after.status).toBe(409);
  expect(after.headers.get("gangway-answer-from")).toBeNull();
  expect(await after.json()).toMatchObject({ message: expect.stringContaining("has to be reconnected") });

  const plain = await instanceOfOAuth1(client, simulator, { kind: "public" });
  await simulator.expire(plain.app.key);
  const expired = await call(client, plain.token, ECHO);
  expect([expired.status, expired.headers.get("gangway-answer-from")]).toEqual([401, "xero"]);
});

test("Xero out of reach is told as ours, and a POST is not repeated", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const { token, app } = await instanceOfOAuth2(client, simulator);
  await simulator.fault({ path: "/api.xro/2.0/Invoices", key: app.key, kind: "lose-answer" });
  const lost = await call(client, token, INVOICES, { method: "POST", body: "{}" });
  expect([lost.status, lost.headers.get("gangway-answer-from")]).toEqual([502, null]);
  expect(await lost.json()).toMatchObject({ message: expect.stringContaining("could not be reached") });
  const posts = (await simulator.requests(app.key)).filter(({ method }) => method === "POST");
  expect(posts.filter(({ path }) => path.endsWith("/Invoices"))).toHaveLength(1);
});

test("only those who may use the instance pass", async ({ portal, simulator, db }) => {
  const { admin, member } = await newOrganization(portal, db);
  const stranger = (await newOrganization(portal, db)).admin;
  const { id, token } = await instanceOfOAuth2(admin.client, simulator);
  const own = await instanceOfOAuth2(member.client, simulator);
  const status = async (client: ContractClient, element: string) => (await call(client, element, ECHO)).status;
  expect(await status(member.client, own.token)).toBe(200);
  expect(await status(admin.client, own.token)).toBe(200);
  expect(await status(member.client, token)).toBe(404);
  expect(await status(stranger.client, token)).toBe(401);
  expect(await status(admin.client, "nonsense")).toBe(401);
  expect((await admin.client.open("GET", ECHO)).status).toBe(401);
  const unnamed = await admin.client.call("GET", ECHO);
  expect(unnamed).toMatchObject({ status: 400, body: { message: expect.stringContaining("as Element") } });
  expect(unnamed.headers.get("elements-request-id")).toBe(unnamed.body.requestId);
  await admin.client.call("DELETE", `/instances/${id}/enabled`);
  expect(await status(admin.client, token)).toBe(403);
});
