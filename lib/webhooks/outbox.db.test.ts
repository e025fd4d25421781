import type { Caller } from "@/lib/caller";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { instanceWithWebhook } from "@/e2e/support/webhook";
import { transaction } from "@/lib/db";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import { EVENT_TYPES, type EventType } from "@/lib/audit-log/event-types";
import { changeInstance } from "@/lib/instances/change";
import { type ConfigurationChange, decryptWebhookKeys } from "@/lib/instances/configuration";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { rotateToken } from "@/lib/instances/rotate-token";
import { changeWebhook } from "./change";
import { deleteOldDeliveries } from "./store";
import { getWebhook, redeliver, testWebhook } from "./webhook";

const database = useDatabase();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

const HERE = { url: "http://here.example/hooks" };
const THERE = { url: "https://there.example:8443/hooks", origin: "https://there.example:8443" };

type Row = { type: EventType; url: string; origin: string; status: string; problem: string | null; sealed: boolean };
const deliveriesOf = (id: number) =>
  database.query<Row>(
    `select e.type, d.url, d.origin, d.status, d.problem, d.configuration_sealed is not null sealed
      from deliveries d join events e on e.id = d.event_id where d.instance_id = $1 order by e.id`,
    [id],
  );
const typesOf = async (id: number) => (await deliveriesOf(id)).map(({ type }) => type);
const eventsOf = async (id: number) =>
  (await database.query<{ type: string }>("select type from events where instance_id = $1 order by id", [id])).map(
    ({ type }) => type,
  );

const record = (id: number, type: EventType, organizationId = adminCaller.organizationId) =>
  transaction((tx) => recordEvent(tx, bySystem(organizationId), { instanceId: id, type }));

describe("an event", () => {
  it("is put out for delivery when its instance wants that, with where to and what signs", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await rotateToken(adminCaller, id);
    expect(await deliveriesOf(id)).toEqual([
      {
        type: "instance.token_rotated",
        url: HERE.url,
        origin: "http://here.example",
        status: "waiting",
        problem: null,
        sealed: true,
      },
    ]);
  });

  it("is not while its instance wants nothing, or lets it be switched off", async () => {
    const { id } = await instance(adminCaller);
    await record(id, "grant.expired");
    await changeWebhook(adminCaller, id, { enabled: false, ...HERE, key: "generate" });
    await record(id, "grant.expired");
    expect(await deliveriesOf(id)).toEqual([]);
  });

  it("of an instance goes out, whatever its type; what is done with the webhook does not, but for a test", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    for (const type of EVENT_TYPES) await record(id, type);
    const goesOut = (type: string) => /^(instance|grant)\.|^webhook\.tested$/.test(type);
    expect(await typesOf(id)).toEqual(EVENT_TYPES.filter(goesOut));
    expect((await typesOf(id)).length).toBeGreaterThan(15);
  });

  it("of another organization under the same id does not", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    const [other] = await database.query<{ id: string }>(
      "insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', 'x') returning id",
    );
    await record(id, "grant.expired", other!.id);
    expect(await deliveriesOf(id)).toEqual([]);
  });

  it("that is rolled back is not delivered either", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await expect(
      transaction(async (tx) => {
        await recordEvent(tx, bySystem(adminCaller.organizationId), { instanceId: id, type: "grant.expired" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await deliveriesOf(id)).toEqual([]);
  });

  it("that is the last one stays when the instance goes, with what it takes to send it", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await disconnectInstance(adminCaller, id);
    expect(await database.query("select id from instances where id = $1", [id])).toEqual([]);
    expect(await deliveriesOf(id)).toMatchObject([{ type: "instance.disconnected", status: "waiting", sealed: true }]);
  });

  it("names the host's own id of the customer, as it was then, also when the instance goes", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await rotateToken(adminCaller, id);
    await database.query("update instances set external_id = 'cus_7' where id = $1", [id]);
    await disconnectInstance(adminCaller, id);
    const sql = "select external_id from deliveries where instance_id = $1 order by event_id";
    expect(await database.query(sql, [id])).toEqual([{ external_id: null }, { external_id: "cus_7" }]);
  });

  it("is written down even when the address kept for its instance is none", async () => {
    const { id } = await instance(adminCaller);
    const odd = { webhookEnabled: true, webhookUrl: "oob" };
    await database.query("update instances set configuration = $2 where id = $1", [id, odd]);
    await record(id, "grant.expired");
    expect(await deliveriesOf(id)).toMatchObject([{ url: "oob", origin: "oob" }]);
  });
});

describe("a changed webhook", () => {
  it("redirects waiting deliveries, and is recorded by what was done", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await record(id, "grant.expired");
    const [before] = await database.query("select configuration_sealed from deliveries where instance_id = $1", [id]);
    await changeWebhook(adminCaller, id, { enabled: true, url: THERE.url, key: "generate" });
    expect(await deliveriesOf(id)).toMatchObject([{ ...THERE, status: "waiting" }]);
    const [after] = await database.query("select configuration_sealed from deliveries where instance_id = $1", [id]);
    expect(after).not.toEqual(before);
    await changeWebhook(adminCaller, id, { enabled: false, url: THERE.url, key: "keep" });
    expect(await deliveriesOf(id)).toMatchObject([{ status: "failed", problem: "switched_off", sealed: false }]);
    const events = ["webhook.set_up", "grant.expired", "webhook.changed", "webhook.switched_off"];
    expect(await eventsOf(id)).toEqual(["instance.connected", ...events]);
  });

  it("is recorded once, and not at all when nothing changed", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await changeWebhook(adminCaller, id, { enabled: true, ...HERE, key: "keep" });
    await changeInstance(adminCaller, id, {
      configuration: { webhookEnabled: true, callbackUrl: "https://new.example/" },
    });
    expect(await eventsOf(id)).toEqual(["instance.connected", "webhook.set_up", "instance.configured"]);
  });

  it("is recorded with its origin and whether the key is new, and with nothing secret", async () => {
    const id = await instanceWithWebhook(adminCaller, { url: `${THERE.url}?password=hunter2` });
    const events = await database.query("select data from events where type = 'webhook.set_up' and instance_id = $1", [
      id,
    ]);
    expect(events).toEqual([{ data: { to: THERE.origin, newKey: true } }]);
  });

  it("returns a generated key once, and stores it encrypted", async () => {
    const { id } = await instance(adminCaller);
    const key = await changeWebhook(adminCaller, id, { enabled: true, ...HERE, key: "generate" });
    expect(key).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await getWebhook(adminCaller, id)).toEqual({ enabled: true, ...HERE, signed: true, deliveries: [] });
    const [row] = await database.query("select * from instances where id = $1", [id]);
    expect(JSON.stringify(row)).not.toContain(key!.slice(6));
    expect(await changeWebhook(adminCaller, id, { enabled: true, ...HERE, key: "keep" })).toBeNull();
  });

  it("repairs one whose key can no longer be decrypted", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await database.query("update instances set configuration_sealed = 'x' where id = $1", [id]);
    await changeWebhook(adminCaller, id, { enabled: true, ...HERE, key: "own", ownKey: "another" });
    const [row] = await database.query<{ configuration_sealed: Buffer }>(
      "select configuration_sealed from instances where id = $1",
      [id],
    );
    const instance = { id, organizationId: adminCaller.organizationId };
    expect(decryptWebhookKeys(instance, row!.configuration_sealed, Date.now())).toEqual(["another"]);
  });

  it("signs with the key before, too, for a day, also what waits already", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await record(id, "grant.expired");
    for (const ownKey of ["first", "second", "second"])
      await changeWebhook(adminCaller, id, { enabled: true, ...HERE, key: "own", ownKey });
    const [row] = await database.query<{ configuration_sealed: Buffer }>(
      "select configuration_sealed from deliveries where instance_id = $1",
      [id],
    );
    const instance = { id, organizationId: adminCaller.organizationId };
    const keysIn = (hours: number) =>
      decryptWebhookKeys(instance, row!.configuration_sealed, Date.now() + hours * 3_600_000);
    expect(keysIn(23)).toEqual(["second", "first"]);
    expect(keysIn(25)).toEqual(["second"]);
  });

  it("has its address taken away, which switches it off, and is never on without one", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    const change = (configuration: ConfigurationChange) => changeInstance(adminCaller, id, { configuration });
    await expect(change({ webhookUrl: null, webhookEnabled: true })).rejects.toMatchObject({ code: "invalid_request" });
    await change({ webhookUrl: null });
    expect(await getWebhook(adminCaller, id)).toMatchObject({ enabled: false, url: null });
    await expect(change({ webhookEnabled: true })).rejects.toThrow(/^webhookUrl is required/);
  });

  it("tells the tags as a list", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await changeInstance(adminCaller, id, { tags: ["a, b", "c"] });
    const tagged = "select data from events where instance_id = $1 and type = 'instance.tagged'";
    expect(await database.query(tagged, [id])).toEqual([{ data: { tags: ["a, b", "c"] } }]);
  });
});

describe("sending again", () => {
  it("restarts a finished delivery with its first attempt, to the current address", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await record(id, "grant.expired");
    await database.query(
      "update deliveries set status = 'failed', attempts = 10, next_at = null, answer_status = 500, noted_at = now() where instance_id = $1",
      [id],
    );
    await changeWebhook(adminCaller, id, { enabled: true, url: THERE.url, key: "keep" });
    const [ended] = (await getWebhook(adminCaller, id)).deliveries;
    expect(ended).toMatchObject({ status: "failed", attempts: 10, answerStatus: 500, nextAt: null });
    await redeliver(adminCaller, id, ended!.id);
    expect((await getWebhook(adminCaller, id)).deliveries).toMatchObject([
      { id: ended!.id, status: "waiting", attempts: 0 },
    ]);
    expect(await deliveriesOf(id)).toMatchObject([{ ...THERE, sealed: true }]);
    expect(await eventsOf(id)).toContain("webhook.sent_again");
  });

  it("leaves one alone that is being sent, and finds no other instance's", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await testWebhook(adminCaller, id);
    const [delivery] = (await getWebhook(adminCaller, id)).deliveries;
    await database.query(
      "update deliveries set claimed_at = now(), next_at = now() + interval '40 s' where instance_id = $1",
      [id],
    );
    await redeliver(adminCaller, id, delivery!.id);
    expect(await eventsOf(id)).not.toContain("webhook.sent_again");
    const other = await instanceWithWebhook(adminCaller, HERE);
    for (const wrong of [delivery!.id, "no-id"])
      await expect(redeliver(adminCaller, other, wrong)).rejects.toMatchObject({ code: "not_found" });
  });

  it("and testing need a webhook that is on", async () => {
    const id = await instanceWithWebhook(adminCaller, HERE);
    await testWebhook(adminCaller, id);
    const [delivery] = (await getWebhook(adminCaller, id)).deliveries;
    await changeWebhook(adminCaller, id, { enabled: false, ...HERE, key: "keep" });
    await expect(redeliver(adminCaller, id, delivery!.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(testWebhook(adminCaller, id)).rejects.toMatchObject({ code: "conflict" });
  });
});

it("what ended 30 days ago is forgotten, what waits never", async () => {
  const id = await instanceWithWebhook(adminCaller, HERE);
  for (let count = 0; count < 3; count++) await testWebhook(adminCaller, id);
  await database.query(
    `update deliveries d set noted_at = now() - o.age, next_at = case when o.ended then null else now() end
      from (select id, row_number() over (order by event_id) n from deliveries where instance_id = $1) mine
      join (values (1, interval '31 days', true), (2, interval '29 days', true), (3, interval '31 days', false)) o(n, age, ended)
        on o.n = mine.n
      where d.id = mine.id`,
    [id],
  );
  await deleteOldDeliveries();
  const left = await database.query(
    "select next_at is null ended from deliveries where instance_id = $1 order by event_id",
    [id],
  );
  expect(left).toEqual([{ ended: true }, { ended: false }]);
});
