import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectedByCustomer } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { EVENT_TYPES, type EventType } from "@/lib/audit-log/event-types";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import type { EventView } from "@/lib/audit-log/view";
import type { Caller } from "@/lib/caller";
import { pool, transaction } from "@/lib/db";
import { changeInstance } from "@/lib/instances/change";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { addEndpoint, changeEndpoint, deleteEndpoint, getEndpoint, listEndpoints, testEndpoint } from "./endpoints";
import { listEndpointDeliveries, readDeliveryFilter } from "./deliveries";
import { readEndpoint } from "./read-endpoint";
import { readRange, replay } from "./replay";
import { rotateKey } from "./rotate-key";
import { DELIVERABLE_TYPES, MAX_ENDPOINTS } from "./view";

const database = useDatabase();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});
beforeEach(() => database.query("delete from webhook_endpoints"));

const URL_HERE = "https://here.example/hooks?key=1";

const add = async (more: Record<string, unknown> = {}) =>
  (await addEndpoint(caller, readEndpoint({ url: URL_HERE, ...more }))).endpoint;
const record = (type: EventType, instanceId: number | null, data: EventView["data"] = {}) =>
  transaction((tx) => recordEvent(tx, bySystem(caller.organizationId), { instanceId, type, data }));
const queued = (endpoint: string) =>
  database.query<{ type: string; url: string; origin: string; status: string; problem: string | null }>(
    `select e.type, d.url, d.origin, d.status, d.problem from deliveries d join events e on e.id = d.event_id
      where d.endpoint_id = $1 order by e.id`,
    [endpoint],
  );
const typesTo = async (endpoint: string) => (await queued(endpoint)).map(({ type }) => type);
const logged = async () =>
  database
    .query("select type, data from events where type like 'webhook.%' order by id desc limit 1")
    .then(([row]) => row);

describe("an endpoint", () => {
  it("is queued every event of instances and links, and a test of its own only", async () => {
    const { id } = await instance(caller);
    const [one, other] = [await add(), await add()];
    for (const type of EVENT_TYPES) await record(type, id);
    await testEndpoint(caller, other.id);
    expect(await typesTo(one.id)).toEqual(EVENT_TYPES.filter((type) => DELIVERABLE_TYPES.includes(type)));
    expect(await typesTo(other.id)).toEqual([...(await typesTo(one.id)), "webhook.tested"]);
  });

  it("that is deleted while something happens is sent nothing, and keeps nobody from it", async () => {
    const { id } = await instance(caller);
    const [gone, stays] = [await add(), await add()];
    await database.query("begin");
    await database.query("delete from webhook_endpoints where id = $1", [gone.id]);
    const change = changeInstance(caller, id, { name: "Renamed meanwhile" });
    const waits = () =>
      pool().query("select 1 from pg_locks where not granted and locktype in ('transactionid', 'tuple')");
    await expect.poll(async () => (await waits()).rowCount).toBeGreaterThan(0);
    await database.query("commit");
    await expect(change).resolves.toMatchObject({ name: "Renamed meanwhile" });
    expect(await typesTo(gone.id)).toEqual([]);
    expect((await typesTo(stays.id)).at(-1)).toBe("instance.renamed");
  });

  it("is queued nothing of another organization, and nothing without an instance", async () => {
    const endpoint = await add();
    const [other] = await database.query<{ id: string }>(
      "insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', 'x') returning id",
    );
    const { id } = await instance(caller);
    await database.query("delete from deliveries");
    const event = { instanceId: id, type: "instance.renamed" } as const;
    await transaction((tx) => recordEvent(tx, bySystem(other!.id), event));
    await record("grant.expired", null);
    expect(await queued(endpoint.id)).toEqual([]);
  });

  it("filters by type, by the instance's tag and by its app", async () => {
    const { id } = await instance(caller, { tags: ["gold", "uk"], key: "FILTERED" });
    const other = await instance(caller, { key: "OTHER" });
    const [row] = await database.query<{ app: string }>("select app_id app from instances where id = $1", [id]);
    const endpoints = {
      type: await add({ eventTypes: ["grant.expired"] }),
      tag: await add({ tag: "gold" }),
      app: await add({ app: row!.app }),
      both: await add({ app: row!.app, tag: "silver", eventTypes: ["grant.expired"] }),
    };
    for (const each of [id, other.id])
      for (const type of ["grant.expired", "instance.enabled"] as const) await record(type, each);
    expect(await typesTo(endpoints.type.id)).toEqual(["grant.expired", "grant.expired"]);
    expect(await typesTo(endpoints.tag.id)).toEqual(["grant.expired", "instance.enabled"]);
    expect(await typesTo(endpoints.app.id)).toEqual(["grant.expired", "instance.enabled"]);
    expect(await typesTo(endpoints.both.id)).toEqual([]);
  });

  it("filters what came of a link by the link's app, and has it without an instance", async () => {
    const { linkId } = await connectedByCustomer(database, caller, { name: "Bakery" });
    const [row] = await database.query<{ app: string }>("select app_id app from links where id = $1", [linkId]);
    await database.query("update links set tags = '{gold}' where id = $1", [linkId]);
    const [app, tag, neither] = [
      await add({ app: row!.app }),
      await add({ tag: "gold" }),
      await add({ tag: "silver" }),
    ];
    await record("link.stopped", null, { session: linkId, reason: "declined" });
    expect(await Promise.all([app, tag, neither].map(({ id }) => typesTo(id)))).toEqual([
      ["link.stopped"],
      ["link.stopped"],
      [],
    ]);
  });

  it("gets the last event of an instance, whose own webhook is another delivery", async () => {
    const endpoint = await add();
    const { id } = await instance(caller, { tags: ["gold"] });
    const configuration = { webhookEnabled: true, webhookUrl: "https://own.example/" };
    await changeInstance(caller, id, { configuration });
    await database.query("delete from deliveries");
    await disconnectInstance(caller, id);
    expect(await typesTo(endpoint.id)).toEqual(["instance.disconnected"]);
    const own = await database.query("select url from deliveries where instance_id = $1", [id]);
    expect(own).toEqual([{ url: "https://own.example/" }]);
  });

  it("takes what waits along to a new address, and ends it when it is turned off", async () => {
    const { id } = await add();
    await testEndpoint(caller, id);
    await changeEndpoint(caller, id, readEndpoint({ url: "https://there.example:8443/" }));
    expect(await queued(id)).toMatchObject([
      { url: "https://there.example:8443/", origin: "https://there.example:8443" },
    ]);
    expect(await logged()).toEqual({
      type: "webhook.endpoint_changed",
      data: { endpoint: id, to: "https://there.example:8443" },
    });
    await changeEndpoint(caller, id, { enabled: false });
    expect(await queued(id)).toMatchObject([{ status: "failed", problem: "switched_off" }]);
    expect(await logged()).toMatchObject({ type: "webhook.endpoint_turned_off" });
    const { id: about } = await instance(caller);
    await record("grant.expired", about);
    expect(await queued(id)).toHaveLength(1);
    await expect(testEndpoint(caller, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("keeps what a change leaves out, and records nothing when nothing changed", async () => {
    const { id } = await add({ tag: "gold", eventTypes: ["grant.expired"] });
    const before = await logged();
    await changeEndpoint(caller, id, readEndpoint({ tag: "gold", enabled: true }));
    expect(await logged()).toEqual(before);
    expect(await changeEndpoint(caller, id, readEndpoint({ tag: "" }))).toMatchObject({
      tag: null,
      eventTypes: ["grant.expired"],
      url: URL_HERE,
    });
    await deleteEndpoint(caller, id);
    expect(await logged()).toMatchObject({ type: "webhook.endpoint_deleted" });
    await expect(getEndpoint(caller, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("has a key that is shown once, and is in the database as ciphertext only", async () => {
    const { endpoint, signatureKey } = await addEndpoint(caller, readEndpoint({ url: URL_HERE }));
    expect(signatureKey).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await listEndpoints(caller))).not.toContain("whsec_");
    const [row] = await database.query<{ row: string }>("select w::text as row from webhook_endpoints w");
    expect(row!.row).not.toContain(Buffer.from(signatureKey).toString("hex"));
    expect(await rotateKey(caller, endpoint.id)).not.toBe(signatureKey);
  });

  it.each([
    [{}, /missing: url/],
    [{ url: "ftp://x.example" }, /^url is not an absolute address/],
    [{ url: "https://u:p@x.example" }, /^url must not contain/],
    [{ url: URL_HERE, eventTypes: ["user.signed_in"] }, /^eventTypes must be a list/],
    [{ url: URL_HERE, eventTypes: "grant.expired" }, /^eventTypes must be a list/],
    [{ url: URL_HERE, app: "no-app" }, /^app is not the id/],
    [{ url: URL_HERE, tag: "a\u0000b" }, /^tag /],
  ])("is refused as %j", async (body, message) => {
    await expect((async () => addEndpoint(caller, readEndpoint(body)))()).rejects.toThrow(message);
  });

  it("is one of 20 at most, however many are made at once", async () => {
    const all = await Promise.allSettled(Array.from({ length: MAX_ENDPOINTS + 3 }, () => add()));
    expect(all.filter(({ status }) => status === "rejected")).toHaveLength(3);
    expect(await listEndpoints(caller)).toHaveLength(MAX_ENDPOINTS);
  });

  it("is for admins, of the organization itself", async () => {
    const { id } = await add();
    const member = await colleague(caller, "member");
    await expect(listEndpoints(member)).rejects.toMatchObject({ code: "forbidden" });
    await expect(rotateKey(member, id)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = { ...caller, organizationId: "00000000-0000-7000-8000-000000000000" } as Caller;
    for (const attempt of [getEndpoint, deleteEndpoint, testEndpoint, rotateKey])
      await expect(attempt(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("replay", () => {
  const range = (days: number) => ({
    from: new Date(Date.now() - days * 86_400_000),
    to: new Date(Date.now() + 1_000),
  });

  it("queues what was missed, and what has ended again, but no test and nothing unwanted", async () => {
    const { id: about } = await instance(caller, { key: "REPLAYED" });
    const [row] = await database.query<{ app: string }>("select app_id app from instances where id = $1", [about]);
    await database.query("delete from deliveries");
    const { id } = await add({ app: row!.app });
    const start = { ...range(0), from: new Date() };
    await record("grant.expired", about);
    await testEndpoint(caller, id);
    await database.query(
      "update deliveries set status = 'delivered', next_at = null, attempts = 2 where endpoint_id = $1",
      [id],
    );
    const before = await database.query("select id from deliveries where endpoint_id = $1 order by event_id", [id]);
    await changeEndpoint(caller, id, { enabled: false });
    await record("instance.enabled", about);
    await record("user.signed_in", null);
    await changeEndpoint(caller, id, { enabled: true });
    expect(await replay(caller, id, start)).toBe(2);
    const after = await database.query(
      "select id, status, attempts from deliveries where endpoint_id = $1 order by event_id",
      [id],
    );
    expect(after).toMatchObject([
      { ...before[0], status: "waiting", attempts: 0 },
      { ...before[1], status: "delivered", attempts: 2 },
      { status: "waiting", attempts: 0 },
    ]);
    expect(await logged()).toMatchObject({ type: "webhook.replayed", data: { endpoint: id, events: 2 } });
    expect(await replay(caller, id, start)).toBe(0);
  });

  it("reaches back 30 days, and needs both times and a webhook that is on", async () => {
    const { id } = await add();
    await expect(replay(caller, id, range(31))).rejects.toThrow(/^from must be within the last 30 days/);
    await expect(replay(caller, id, { from: new Date(), to: new Date(0) })).rejects.toThrow(/^to must be after from/);
    expect(() => readRange({ from: "2026-11-01" })).toThrow(/missing: to/);
    await changeEndpoint(caller, id, { enabled: false });
    await expect(replay(caller, id, range(1))).rejects.toMatchObject({ code: "conflict" });
  });
});

it("deliveries are listed by status, event type and instance, page by page", async () => {
  const { id: about } = await instance(caller, { name: "Ridgeway" });
  const { id } = await add();
  for (let count = 0; count < 60; count++) await record("grant.expired", about);
  await record("link.stopped", null);
  await database.query(
    "update deliveries set status = 'failed' where event_id in (select min(event_id) from deliveries where endpoint_id = $1)",
    [id],
  );
  const list = (query: string, cursor: string | null = null) =>
    listEndpointDeliveries(caller, id, readDeliveryFilter(new URLSearchParams(query)), cursor);
  const first = await list("");
  expect(first.items[0]).toMatchObject({ status: "waiting", event: { type: "link.stopped" }, instance: null });
  expect(first.items[1]).toMatchObject({ instance: { id: about, name: "Ridgeway" } });
  const second = await list("", first.next);
  expect([first.items.length, second.items.length]).toEqual([50, 11]);
  expect((await list("", second.previous)).items).toEqual(first.items);
  expect((await list("status=failed")).items).toHaveLength(1);
  expect((await list("type=link.stopped")).items).toHaveLength(1);
  expect((await list(`instance=${about}&type=grant.expired`)).items).toHaveLength(50);
  for (const nothing of ["instance=1000000", "instance=x", "type=odd"]) expect((await list(nothing)).items).toEqual([]);
});
