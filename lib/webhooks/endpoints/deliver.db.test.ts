import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { admin, colleague, instance } from "@/e2e/support/people";
import { type Receiver, startReceiver } from "@/e2e/support/receiver";
import { sendUntil } from "@/e2e/support/webhook";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { decryptWebhookKeys } from "@/lib/instances/configuration";
import { waitUntil } from "@/scripts/processes";
import { claimDue } from "@/lib/webhooks/claim";
import { deliver } from "@/lib/webhooks/deliver";
import { listEndpointDeliveries, redeliverToEndpoint } from "./deliveries";
import { addEndpoint, changeEndpoint, getEndpoint, testEndpoint } from "./endpoints";
import { rotateKey } from "./rotate-key";
import type { EndpointChange } from "./view";

const database = useDatabase();
const box = await mailbox();
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = "gangway@lantern.example";
process.env.PUBLIC_URL = "https://gangway.example";

let caller: Caller;
let receiver: Receiver;
beforeAll(async () => {
  caller = await admin();
});
beforeEach(async () => {
  await database.query("delete from webhook_endpoints");
  receiver = await startReceiver();
});
afterEach(() => receiver.close());
afterAll(() => box.close());

const add = (more: EndpointChange = {}) => addEndpoint(caller, { url: receiver.url, ...more });
const all = { status: null, type: null, instance: null };
const deliveries = async (id: string) => (await listEndpointDeliveries(caller, id, all, null)).items;
/** Waits until each delivery of an endpoint has ended. */
const ended = (id: string) =>
  waitUntil(async () => (await deliveries(id)).every(({ status }) => status !== "waiting"), 20_000, 20);
const isOff = (id: string) => waitUntil(async () => !(await getEndpoint(caller, id)).enabled, 20_000, 20);
const failingFor = (id: string, days: number) =>
  database.query("update webhook_endpoints set failing_since = now() - make_interval(days => $2) where id = $1", [
    id,
    days,
  ]);
const newestOff = () =>
  database
    .query("select data, actor from events where type = 'webhook.endpoint_turned_off' order by id desc limit 1")
    .then(([row]) => row);

it("gets an event that its key verifies, and before and after a rotation both keys", async () => {
  const { endpoint, signatureKey } = await add();
  const { id: about } = await instance(caller);
  const event = { instanceId: about, type: "instance.renamed", data: { from: "A", to: "B" } } as const;
  await transaction((tx) => recordEvent(tx, bySystem(caller.organizationId), event));
  await sendUntil(async () => (await receiver.until(2), ended(endpoint.id)));
  const [connected, renamed] = receiver.received.toSorted((a, b) => a.body.localeCompare(b.body));
  expect(new Webhook(signatureKey).verify(connected!.body, connected!.headers)).toMatchObject({
    type: "instance.connected",
  });
  expect(new Webhook(signatureKey).verify(renamed!.body, renamed!.headers)).toMatchObject({
    type: "instance.renamed",
    data: { instanceId: about, actor: null, details: { from: "A", to: "B" } },
  });

  await testEndpoint(caller, endpoint.id); // queued with the key before, sent with both
  const next = await rotateKey(caller, endpoint.id);
  await sendUntil(() => receiver.until(3));
  const { body, headers } = receiver.received[2]!;
  for (const key of [signatureKey, next])
    expect(new Webhook(key).verify(body, headers)).toMatchObject({ type: "webhook.tested" });
  expect(() => new Webhook(strangerTo(signatureKey)).verify(body, headers)).toThrow();
});

/** A key that never was one of the endpoint's. */
const strangerTo = (key: string) => `whsec_${Buffer.from(key).toString("base64").slice(0, 43)}=`;

it("that answers 410 is turned off at once, what waits for it ends, and the admins are told", async () => {
  const other = await colleague(caller, "admin");
  const member = await colleague(caller, "member");
  const { endpoint } = await add();
  receiver.answer({ status: 410 });
  await testEndpoint(caller, endpoint.id);
  const [claim] = await claimDue(10, [], 8);
  await testEndpoint(caller, endpoint.id);
  await deliver(claim!);
  expect(await getEndpoint(caller, endpoint.id)).toMatchObject({ enabled: false });
  expect(await deliveries(endpoint.id)).toMatchObject([
    { status: "failed", problem: "switched_off", attempts: 0 },
    { status: "failed", answerStatus: 410, attempts: 1 },
  ]);
  const { origin } = new URL(receiver.url);
  expect(await newestOff()).toEqual({ actor: null, data: { endpoint: endpoint.id, to: origin, reason: "gone" } });
  const emails = await database.query<{ email: string }>("select email from users where id = any($1) order by id", [
    [caller.userId, other.userId, member.userId],
  ]);
  const mailed = emails.map(({ email }) => box.to(email).length);
  expect(mailed).toEqual([1, 1, 0]);
  expect(box.to(emails[0]!.email)[0]).toContain(`https://gangway.example/dashboard/settings/webhooks/${endpoint.id}`);
});

it("that fails remembers since when, and forgets it with the first success", async () => {
  const { endpoint } = await add();
  receiver.answer({ status: 500 });
  await testEndpoint(caller, endpoint.id);
  await sendUntil(() => waitUntil(async () => (await deliveries(endpoint.id))[0]!.attempts === 1, 20_000, 20));
  expect((await getEndpoint(caller, endpoint.id)).failingSince).not.toBeNull();
  receiver.answer({ status: 204 });
  await database.query("update deliveries set next_at = now() - interval '1 s'");
  await sendUntil(() => ended(endpoint.id));
  expect(await getEndpoint(caller, endpoint.id)).toMatchObject({ failingSince: null, enabled: true });
});

it("that has failed for five days is turned off by the next failure, not by a success or after four", async () => {
  const { endpoint } = await add();
  const { id } = endpoint;
  const attempt = async () => {
    await testEndpoint(caller, id);
    const [claim] = await claimDue(10, [], 8);
    await deliver(claim!);
    await database.query("delete from deliveries");
    return (await getEndpoint(caller, id)).enabled;
  };
  await failingFor(id, 6);
  expect(await attempt()).toBe(true);
  receiver.answer({ status: 503 });
  await failingFor(id, 4);
  expect(await attempt()).toBe(true);
  await failingFor(id, 6);
  expect(await attempt()).toBe(false);
  expect(await newestOff()).toMatchObject({ data: { endpoint: id, reason: "failing" } });
  await changeEndpoint(caller, id, { enabled: true });
  expect(await attempt()).toBe(true);
});

it("whose key was altered is sent nothing, and is not to blame", async () => {
  const { endpoint } = await add();
  await database.query("update webhook_endpoints set keys_sealed = '\\x00' where id = $1", [endpoint.id]);
  await failingFor(endpoint.id, 6);
  await testEndpoint(caller, endpoint.id);
  await sendUntil(() => ended(endpoint.id));
  expect(receiver.received).toEqual([]);
  expect(await deliveries(endpoint.id)).toMatchObject([{ status: "failed", problem: "altered" }]);
  expect(await getEndpoint(caller, endpoint.id)).toMatchObject({ enabled: true });
});

it("that is turned off in the moment of an event is not sent it", async () => {
  const { endpoint } = await add();
  await testEndpoint(caller, endpoint.id);
  await database.query("update webhook_endpoints set disabled_at = now() where id = $1", [endpoint.id]);
  await sendUntil(() => ended(endpoint.id));
  expect(await deliveries(endpoint.id)).toMatchObject([{ status: "failed", problem: "switched_off" }]);
  expect(receiver.received).toEqual([]);
  expect(await isOff(endpoint.id)).toBe(true);
});

it("is sent one delivery again under the same id, and finds no other's", async () => {
  const { endpoint } = await add();
  await testEndpoint(caller, endpoint.id);
  await sendUntil(() => ended(endpoint.id));
  const [delivery] = await deliveries(endpoint.id);
  await redeliverToEndpoint(caller, endpoint.id, delivery!.id);
  await sendUntil(async () => (await receiver.until(2), ended(endpoint.id)));
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toEqual([delivery!.id, delivery!.id]);
  const other = (await add()).endpoint;
  for (const wrong of [delivery!.id, "no-id"])
    await expect(redeliverToEndpoint(caller, other.id, wrong)).rejects.toMatchObject({ code: "not_found" });
  await changeEndpoint(caller, endpoint.id, { enabled: false });
  await expect(redeliverToEndpoint(caller, endpoint.id, delivery!.id)).rejects.toMatchObject({ code: "conflict" });
});

it("has deliveries that a server of the version before postpones, since it has no such key", async () => {
  const { endpoint } = await add();
  await testEndpoint(caller, endpoint.id);
  const [row] = await database.query<{ sealed: Buffer }>("select configuration_sealed sealed from deliveries");
  // What it does with a delivery: decrypts the key that is stored with it, and waits when the key of that is missing.
  const asBefore = () => decryptWebhookKeys({ id: 0, organizationId: caller.organizationId }, row!.sealed, Date.now());
  expect(asBefore).toThrow(expect.objectContaining({ isKeyMissing: true }));
});
