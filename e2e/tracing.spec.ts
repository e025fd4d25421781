import { randomBytes } from "node:crypto";
import pg from "pg";
import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { instanceOfOAuth2 } from "./support/instance-by-api";
import { otlpCollector } from "./support/otlp-collector";
import { ownPortal } from "./support/own-portal";
import { startReceiver } from "./support/receiver";
import { SIGNATURE_KEY } from "./support/webhook";

test.describe.configure({ timeout: 240_000 });

/** What nobody but the two sides of a call may read, findable in every text. */
const canary = (what: string) => `canary-${what}-${randomBytes(12).toString("hex")}`;

test("requests, calls to Xero, renewals and deliveries are traced to a collector, with no secret, query or person", async ({
  browser,
  portal,
  simulator,
  signIn,
}) => {
  const collector = await otlpCollector();
  const receiver = await startReceiver();
  const xero = portal.simulator.url;
  const own = await ownPortal(portal, undefined, {
    XERO_AUTHORIZE_URL: `${xero}/identity/connect/authorize`,
    XERO_TOKEN_URL: `${xero}/connect/token`,
    XERO_REVOCATION_URL: `${xero}/connect/revocation`,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    WEBHOOK_NETWORKS: "any",
  });
  const db = new pg.Client({ connectionString: own.databaseUrl });
  try {
    const ready = await own.start();
    await db.connect();
    const client = clientOf(ready);
    const configuration = {
      "event.notification.enabled": true,
      "event.notification.callback.url": `${receiver.url}?key=${canary("hook")}`,
      "event.notification.signature.key": SIGNATURE_KEY,
    };
    const { token, app, id } = await instanceOfOAuth2(client, simulator, { configuration });
    const [query, path, state] = [canary("query"), canary("path"), canary("state")];
    const [traceId, parentId] = [randomBytes(16).toString("hex"), randomBytes(8).toString("hex")];

    // A call that goes through to Xero, in the caller's trace.
    const headers = {
      ...client.elementHeaders(token),
      traceparent: `00-${traceId}-${parentId}-01`,
      tracestate: "vendor=1",
      baggage: `key=${canary("baggage")}`,
    };
    const echo = await fetch(`${client.base}/passthrough/api.xro/2.0/Echo?where=${query}`, { headers });
    expect(echo.status).toBe(200);
    const requestId = echo.headers.get("elements-request-id");
    const sentToXero = JSON.stringify(((await echo.json()) as { headers: object }).headers);
    for (const name of ["traceparent", "tracestate", "baggage", traceId]) expect(sentToXero).not.toContain(name);
    const [request] = await collector.until((span) => span.attributes["gangway.request.id"] === requestId);
    expect(request).toMatchObject({ kind: 2, traceId, parentSpanId: parentId, name: "GET /passthrough" });
    expect(request!.attributes).toMatchObject({ "gangway.area": "api", "http.response.status_code": 200 });
    const [call] = await collector.until((span) => span.name === "xero passthrough" && span.traceId === traceId);
    expect(call).toMatchObject({
      kind: 3,
      parentSpanId: request!.spanId,
      attributes: { "http.response.status_code": 200 },
    });
    const statements = await collector.until((span) => span.traceId === traceId && span.name.startsWith("SELECT "));
    expect(statements[0]).toMatchObject({ kind: 3, parentSpanId: request!.spanId });

    // A webhook that was sent when it was connected, and a renewal with the call to Xero below it.
    const [delivery] = await collector.until((span) => span.name === "delivery");
    expect(delivery!.attributes).toMatchObject({ "gangway.outcome": "delivered", "http.response.status_code": 204 });
    await db.query("update grants set renew_at = now()");
    const [renewal] = await collector.until((span) => span.attributes["gangway.outcome"] === "renewed");
    const calls = await collector.until((span) => span.name === "xero connection" && span.traceId === renewal!.traceId);
    expect(calls[0]!.parentSpanId).toBe(renewal!.spanId);

    // Pages, customers and mistakes.
    const context = await browser.newContext({ baseURL: ready.url });
    const page = await context.newPage();
    await signIn(page, ready.admin);
    await page.goto(`/dashboard?search=${query}`);
    await page.goto(`/connect/callback?code=${query}&state=${state}`);
    await page.goto(`/c/${path}`);
    await fetch(`${client.base}/instances/${path}?q=${query}`, { headers: client.headers });
    await fetch(`${client.base}/instances/${id}/token`, {
      method: "POST",
      headers: { authorization: `Bearer ${canary("bearer")}` },
    });
    await context.close();
    await collector.until((span) => span.attributes["gangway.area"] === "customers");
    await collector.until((span) => span.attributes["gangway.area"] === "portal");
    expect(receiver.received).not.toEqual([]);
    for (const got of receiver.received) expect(JSON.stringify(got.headers)).not.toContain("traceparent");
    await own.end();

    const { rows: grants } = await db.query<{ id: string }>("select id from grants");
    expect(grants.map(({ id }) => id)).toContain(renewal!.attributes["gangway.grant.id"]);
    const sent = collector.bodies.join("\n");
    const secrets = [
      ready.userSecret,
      ready.organizationSecret,
      token,
      app.key,
      app.secret,
      SIGNATURE_KEY,
      ready.admin.email,
      ready.admin.password,
    ];
    for (const secret of [...secrets, "canary-"]) expect(sent).not.toContain(secret);
    expect(sent).not.toMatch(/\?|@|Bearer|eyJ/);
    const { rows: tables } = await db.query<{ name: string }>(
      "select table_name as name from information_schema.tables",
    );
    const named = collector.spans.flatMap(({ attributes }) => attributes["db.collection.name"] ?? []);
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining([...new Set(named)]));
    const names = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)));
    expect(
      [...names].filter(
        (name) => !/^(db\.(system|operation|collection)\.name|error\.type|gangway\.|http\.|server\.address)/.test(name),
      ),
    ).toEqual([]);
  } finally {
    await db.end();
    await own.stop();
    await receiver.close();
    collector.close();
  }
});
