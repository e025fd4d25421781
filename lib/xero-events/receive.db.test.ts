import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { type Receiver, startReceiver } from "@/e2e/support/receiver";
import { sendUntil, setWebhook, SIGNATURE_KEY } from "@/e2e/support/webhook";
import { contactChange, postChanges, type XeroEvent } from "@/e2e/support/xero-post";
import { apiListener } from "@/lib/api/server";
import type { Caller } from "@/lib/caller";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { getInstanceDetails } from "@/lib/instances/details";
import { claimDue } from "@/lib/webhooks/claim";
import { listEndpointDeliveries, redeliverToEndpoint } from "@/lib/webhooks/endpoints/deliveries";
import { addEndpoint } from "@/lib/webhooks/endpoints/endpoints";
import { replay } from "@/lib/webhooks/endpoints/replay";
import type { EndpointChange } from "@/lib/webhooks/endpoints/view";
import { deleteOldDeliveries } from "@/lib/webhooks/store";
import { getWebhook } from "@/lib/webhooks/webhook";
import { waitUntil } from "@/scripts/processes";
import { getXeroWebhook, removeWebhookKey, saveWebhookKey } from "./set-up";
import { deleteOldChanges } from "./store";

const KEY = "6c1c3bxyWGJbe8pTRPLrdyQ0c2P4Bf6gVbsDtKBSDF+s+WmT/0+W9g2dAWZ4D5Zkcm0JZQ3YDvlhVHNCWQ0Xnw==";

const database = useDatabase();
let caller: Caller;
let server: Server;
let receiver: Receiver;
beforeAll(async () => {
  caller = await admin();
  const answer = apiListener();
  server = createServer((incoming, outgoing) => void answer(incoming, outgoing)).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => void server.close());
beforeEach(async () => {
  for (const table of ["webhook_endpoints", "deliveries", "xero_events", "xero_webhooks"])
    await database.query(`delete from ${table}`);
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

/** A connected organisation of a new app, which gets webhooks of Xero's. */
async function receiving() {
  const [tenant, key] = [randomUUID(), randomUUID()];
  const { id } = await instance(caller, { organisation: tenant, key, protocol: "oauth2" });
  const [row] = await database.query<{ app: string }>("select app_id app from instances where id = $1", [id]);
  await saveWebhookKey(caller, row!.app, { key: KEY });
  return { id, tenant, key, app: row!.app };
}

const addressOf = (app: string) =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/elements/api-v2/xero-webhooks/${app}`;
const post = (app: string, events: XeroEvent[], key = KEY) => postChanges(addressOf(app), key, events);
const stored = () =>
  database.query<{ instance_id: number; category: string }>(
    "select instance_id, category, type, resource_id, data from xero_events order by id",
  );
const add = (more: EndpointChange = {}) => addEndpoint(caller, { url: receiver.url, ...more });
const all = { status: null, type: null, instance: null };
const deliveries = async (endpoint: string) => (await listEndpointDeliveries(caller, endpoint, all, null)).items;
const ended = (endpoint: string) =>
  waitUntil(async () => (await deliveries(endpoint)).every(({ status }) => status !== "waiting"), 20_000, 20);

async function expectEmpty(answer: Response, status: number) {
  expect([answer.status, await answer.text()]).toEqual([status, ""]);
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.headers.get("content-type")).toBeNull();
}

describe("an answer to Xero", () => {
  it("is 200 and empty for what the app's key signed, 401 and empty for all else", async () => {
    const { app, tenant } = await receiving();
    const other = await receiving();
    await removeWebhookKey(caller, other.app);
    await expectEmpty(await post(app, []), 200);
    await expectEmpty(await post(app, [contactChange(tenant)]), 200);
    await expectEmpty(await post(app, [contactChange(tenant)], "another key"), 401);
    await expectEmpty(await fetch(addressOf(app), { method: "POST", body: '{"events":[]}' }), 401);
    for (const nobody of [other.app, randomUUID(), "no-id"]) await expectEmpty(await post(nobody, []), 401);
    expect(await stored()).toHaveLength(1);
  });

  it("says no more than what is possible to another method, and takes no body without end", async () => {
    const { app } = await receiving();
    expect((await fetch(addressOf(app))).status).toBe(405);
    expect((await post(app, [{ resourceId: "x".repeat(1_100_000) }])).status).toBe(413);
  });
});

describe("a change", () => {
  it("is stored before the answer, for each instance of its organisation and app", async () => {
    const { id, app, tenant, key } = await receiving();
    const twin = await instance(caller, { organisation: tenant, key, protocol: "oauth2" });
    await instance(caller, { organisation: tenant, key: "of another app", protocol: "oauth2" });
    const event = contactChange(tenant, { eventType: "CREATE" });
    await post(app, [event]);
    const expected = { category: "CONTACT", type: "CREATE", resource_id: event.resourceId, data: event };
    expect(await stored()).toEqual([
      { instance_id: id, ...expected },
      { instance_id: twin.id, ...expected },
    ]);
  });

  it("is stored once however often Xero sends it, and another one of the same resource besides", async () => {
    const { app, tenant } = await receiving();
    await add();
    const event = contactChange(tenant);
    await post(app, [event, event]);
    await Promise.all([post(app, [event]), post(app, [event])]);
    await post(app, [event, { ...event, eventDateUtc: "2026-11-29T01:15:39.902" }]);
    expect(await stored()).toHaveLength(2);
    expect(await database.query("select 1 from deliveries")).toHaveLength(2);
  });

  it("of an organisation that is not connected with the app is counted, and not kept", async () => {
    const { app, tenant } = await receiving();
    const { tenant: ofOther } = await receiving();
    await post(app, [contactChange(ofOther), contactChange(randomUUID()), contactChange(tenant), { resourceId: "1" }]);
    expect(await stored()).toHaveLength(1);
    await post(app, [contactChange(ofOther)]);
    expect((await getXeroWebhook(caller, app)).receiver).toMatchObject({ dropped: 4, state: "receiving" });
  });

  it("is no entry of the audit log", async () => {
    const { app, tenant } = await receiving();
    const events = () => database.query("select count(*) from events");
    const before = await events();
    await post(app, [contactChange(tenant)]);
    expect(await events()).toEqual(before);
  });

  it("is on the instance's page", async () => {
    const { id, app, tenant } = await receiving();
    expect((await getInstanceDetails(caller, id)).lastChange).toBeNull();
    await post(app, [
      contactChange(tenant, { eventDateUtc: "2026-11-29T01:15:39.902", eventCategory: "INVOICE" }),
      contactChange(tenant, { eventDateUtc: "2026-11-28T01:15:39.902" }),
    ]);
    expect((await getInstanceDetails(caller, id)).lastChange).toEqual({
      at: "2026-11-29T01:15:39.902Z",
      category: "INVOICE",
      type: "UPDATE",
    });
  });

  it("of an instance that was marked as removed has its connections checked soon", async () => {
    const { id, app, tenant } = await receiving();
    await database.query("update instances set removed_at = now() where id = $1", [id]);
    await database.query("update grants g set checked_at = now() - interval '1 hour' from instances i where i.id = $1 and i.grant_id = g.id", [id]); // prettier-ignore
    await post(app, [contactChange(tenant)]);
    const [grant] = await database.query(
      "select g.renew_at <= now() due, g.checked_at = to_timestamp(0) checks from grants g join instances i on i.grant_id = g.id where i.id = $1",
      [id],
    );
    expect(grant).toEqual({ due: true, checks: true });
  });

  it("is deleted after a month, with its deliveries, and not while one of them is kept", async () => {
    const { app, tenant } = await receiving();
    const { endpoint } = await add();
    await post(app, [contactChange(tenant)]);
    await database.query("update xero_events set created_at = now() - interval '31 days'");
    await deleteOldChanges();
    expect(await stored()).toHaveLength(1);
    await sendUntil(() => ended(endpoint.id));
    await database.query("update deliveries set noted_at = now() - interval '31 days'");
    await deleteOldDeliveries();
    await deleteOldChanges();
    expect(await stored()).toEqual([]);
  });
});

describe("a change is passed on", () => {
  it("to the organization's webhook, signed with its key, as Xero sent it", async () => {
    const { id, app, tenant } = await receiving();
    const { endpoint, signatureKey } = await add();
    const event = contactChange(tenant);
    await post(app, [event]);
    await sendUntil(() => ended(endpoint.id));
    const [got, more] = receiver.received;
    expect(more).toBeUndefined();
    expect(new Webhook(signatureKey).verify(got!.body, got!.headers)).toEqual({
      type: "xero.changed",
      timestamp: expect.stringMatching(/Z$/) as unknown,
      data: { instanceId: id, actor: null, details: event },
    });
    expect(await deliveries(endpoint.id)).toMatchObject([
      { status: "delivered", event: { type: "xero.changed", data: event }, instance: { id } },
    ]);
  });

  it("to the instance's own webhook, signed with its key", async () => {
    const { id, app, tenant } = await receiving();
    await setWebhook(caller, id, receiver);
    await post(app, [contactChange(tenant)]);
    const [got] = await sendUntil(() => receiver.until(1));
    expect(new Webhook(SIGNATURE_KEY).verify(got!.body, got!.headers)).toMatchObject({
      type: "xero.changed",
      data: { instanceId: id },
    });
    expect((await getWebhook(caller, id)).deliveries).toMatchObject([
      { status: "delivered", event: { type: "xero.changed" } },
    ]);
  });

  it("to webhooks that want it: by type, by the instance's app, by its tag", async () => {
    const { id, app, tenant } = await receiving();
    const { app: other } = await receiving();
    await database.query("update instances set tags = '{gold}' where id = $1", [id]);
    const wanting = [await add({ eventTypes: ["xero.changed"] }), await add({ app }), await add({ tag: "gold" })];
    const not = [await add({ eventTypes: ["grant.expired"] }), await add({ app: other }), await add({ tag: "silver" })];
    await add({ enabled: false });
    await post(app, [contactChange(tenant)]);
    const queued = await database.query<{ endpoint_id: string }>("select endpoint_id from deliveries");
    expect(queued.map((each) => each.endpoint_id).toSorted()).toEqual(
      wanting.map(({ endpoint }) => endpoint.id).toSorted(),
    );
    expect(not).toHaveLength(3);
  });

  it("after the process that had claimed it was killed, under the same id", async () => {
    const { app, tenant } = await receiving();
    const { endpoint } = await add();
    await post(app, [contactChange(tenant)]);
    const [claim] = await claimDue(10, [], 8); // and nothing more comes of it
    expect(receiver.received).toEqual([]);
    await database.query("update deliveries set next_at = now() - interval '1 s'"); // as when the lease has ended
    await sendUntil(() => ended(endpoint.id));
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([claim!.id]);
  });

  it("again while its receiver is down, and when its instance is gone since", async () => {
    const { id, app, tenant } = await receiving();
    const { endpoint } = await add({ eventTypes: ["xero.changed"] });
    await receiver.goDown();
    await post(app, [contactChange(tenant)]);
    await sendUntil(() => waitUntil(async () => (await deliveries(endpoint.id))[0]!.attempts === 1, 20_000, 20));
    await disconnectInstance(caller, id);
    await receiver.comeUp();
    await database.query("update deliveries set next_at = now() - interval '1 s'");
    await sendUntil(() => ended(endpoint.id));
    expect(await deliveries(endpoint.id)).toMatchObject([
      { status: "delivered", attempts: 2, instance: { name: null } },
    ]);
  });

  it("by replay, also to a webhook that was added later, and by redelivery", async () => {
    const { app, tenant } = await receiving();
    await post(app, [contactChange(tenant)]);
    const { endpoint } = await add({ eventTypes: ["xero.changed"] });
    const range = { from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 86_400_000) };
    expect(await replay(caller, endpoint.id, range)).toBe(1);
    await sendUntil(() => ended(endpoint.id));
    expect(await replay(caller, endpoint.id, range)).toBe(1);
    await sendUntil(() => ended(endpoint.id));
    const [delivery] = await deliveries(endpoint.id);
    await redeliverToEndpoint(caller, endpoint.id, delivery!.id);
    await sendUntil(() => receiver.until(3));
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("in one list with events of the audit log, in their order, page by page and by filter", async () => {
    const { id, app, tenant } = await receiving();
    const { endpoint } = await add();
    for (let n = 0; n < 30; n++) {
      await post(app, [contactChange(tenant, { resourceId: `contact-${n}` })]);
      await database.query(
        "insert into events (organization_id, instance_id, type) values ($1, $2, 'instance.enabled')",
        [caller.organizationId, id],
      );
    }
    const first = await listEndpointDeliveries(caller, endpoint.id, all, null);
    const second = await listEndpointDeliveries(caller, endpoint.id, all, first.next);
    const types = [...first.items, ...second.items].map(({ event }) => event.type);
    expect(types).toEqual(Array.from({ length: 30 }, () => ["instance.enabled", "xero.changed"]).flat());
    const changes = await listEndpointDeliveries(
      caller,
      endpoint.id,
      { ...all, type: "xero.changed", instance: id },
      null,
    );
    expect(changes.items).toHaveLength(30);
    expect((await listEndpointDeliveries(caller, endpoint.id, { ...all, status: "failed" }, null)).items).toEqual([]);
  });
});

describe("the key of an app's webhook", () => {
  it("is kept encrypted, never shown, and noted in the audit log", async () => {
    const { app } = await receiving();
    const view = await getXeroWebhook(caller, app);
    expect(view.url).toBe(`http://localhost:3000/elements/api-v2/xero-webhooks/${app}`);
    expect(view.receiver).toMatchObject({ state: "waiting", receivedAt: null, refusedAt: null, dropped: 0 });
    expect(JSON.stringify(view)).not.toContain(KEY.slice(0, 20));
    const [row] = await database.query<{ key: Buffer }>("select key_sealed key from xero_webhooks where app_id = $1", [
      app,
    ]);
    expect(row!.key.toString("latin1")).not.toContain(KEY.slice(0, 20));
    await removeWebhookKey(caller, app);
    expect((await getXeroWebhook(caller, app)).receiver).toBeNull();
    const types = await database.query(
      "select type from events where type like 'app.webhook%' order by id desc limit 2",
    );
    expect(types).toEqual([{ type: "app.webhook_key_removed" }, { type: "app.webhook_key_saved" }]);
  });

  it("that is replaced refuses what the one before signed, and forgets what came of it", async () => {
    const { app } = await receiving();
    await post(app, []);
    expect((await getXeroWebhook(caller, app)).receiver).toMatchObject({ state: "receiving" });
    await saveWebhookKey(caller, app, { key: "another" });
    expect((await getXeroWebhook(caller, app)).receiver).toMatchObject({ state: "waiting", receivedAt: null });
    expect((await post(app, [])).status).toBe(401);
    expect((await getXeroWebhook(caller, app)).receiver).toMatchObject({ state: "refusing" });
    expect((await post(app, [], "another")).status).toBe(200);
    expect((await getXeroWebhook(caller, app)).receiver).toMatchObject({ state: "receiving" });
  });

  it("must be there and without blanks, for an app of OAuth 2.0, and is an admin's", async () => {
    const { app } = await receiving();
    await expect(saveWebhookKey(caller, app, {})).rejects.toThrow("Webhooks key");
    await expect(saveWebhookKey(caller, app, { key: "a b" })).rejects.toThrow("must not contain blanks");
    const member = await colleague(caller, "member");
    await expect(getXeroWebhook(member, app)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveWebhookKey(member, app, { key: KEY })).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeWebhookKey(member, app)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await instance(caller, { key: "1.0a" });
    const [row] = await database.query<{ app: string }>("select app_id app from instances where id = $1", [id]);
    await expect(getXeroWebhook(caller, row!.app)).rejects.toMatchObject({ code: "conflict" });
  });
});
