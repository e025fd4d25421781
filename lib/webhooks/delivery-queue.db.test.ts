import type { Caller } from "@/lib/caller";
import { createServer } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { type Receiver, startReceiver } from "@/e2e/support/receiver";
import { instanceWithWebhook, sendUntil, SIGNATURE_KEY } from "@/e2e/support/webhook";
import { changeInstance } from "@/lib/instances/change";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { installationKey } from "@/lib/apps/installation-key";
import { waitUntil } from "@/scripts/processes";
import { claimDue } from "./claim";
import { deliver } from "./deliver";
import { startDeliveries } from "./delivery-queue";
import { getWebhook, testWebhook } from "./webhook";

const database = useDatabase();
let adminCaller: Caller;
let receiver: Receiver;
beforeAll(async () => {
  adminCaller = await admin();
});
beforeEach(async () => {
  await database.query("delete from deliveries");
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const newest = async (id: number) => (await getWebhook(adminCaller, id)).deliveries[0]!;
const noted = async (id: number, attempts: number) => {
  await waitUntil(async () => (await newest(id)).attempts >= attempts, 20_000, 20);
  return newest(id);
};
const makeDue = (id: number) =>
  database.query("update deliveries set next_at = now() - interval '1 s' where instance_id = $1", [id]);
const waitLeft = async (id: number) => {
  const [row] = await database.query<{ seconds: number }>(
    "select extract(epoch from next_at - noted_at)::float8 seconds from deliveries where instance_id = $1",
    [id],
  );
  return row!.seconds;
};

describe("a delivery", () => {
  it("is an event that receivers can verify, and contains no secret", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await changeInstance(adminCaller, id, { name: "Ridgeway Cycles" });
    const [got] = await sendUntil(() => receiver.until(1));
    expect(got!.path).toBe("/hooks");
    expect(got!.headers).toMatchObject({ "content-type": "application/json", "webhook-id": (await newest(id)).id });
    expect(new Webhook(SIGNATURE_KEY).verify(got!.body, got!.headers)).toEqual({
      type: "instance.renamed",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown,
      data: {
        instanceId: id,
        actor: "admin@lantern.example",
        details: { from: "Harbour Lane Bakery", to: "Ridgeway Cycles" },
      },
    });
    expect(await newest(id)).toMatchObject({ status: "delivered", attempts: 1, answerStatus: 204, nextAt: null });
    expect(await database.query("select id from deliveries where configuration_sealed is not null")).toEqual([]);
  });

  it("is not signed without a key", async () => {
    const { id } = await instance(adminCaller);
    await changeInstance(adminCaller, id, { configuration: { webhookEnabled: true, webhookUrl: receiver.url } });
    await testWebhook(adminCaller, id);
    const [got] = await sendUntil(() => receiver.until(1));
    expect(got!.headers).not.toHaveProperty("webhook-signature");
    expect(JSON.parse(got!.body)).toMatchObject({ type: "webhook.tested", data: { instanceId: id, details: {} } });
  });

  it("of the disconnecting arrives, signed, when the instance is gone", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await disconnectInstance(adminCaller, id);
    const [got] = await sendUntil(() => receiver.until(1));
    expect(new Webhook(SIGNATURE_KEY).verify(got!.body, got!.headers)).toMatchObject({
      type: "instance.disconnected",
      data: { instanceId: id, details: { name: "Harbour Lane Bakery" } },
    });
  });
});

describe("a receiver that does not take it", () => {
  it.each([500, 404, 302])("with %s is tried again, with the same id and body", async (status) => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await testWebhook(adminCaller, id);
    receiver.answer({ status, headers: { location: `${receiver.url}/elsewhere` } });
    expect(await sendUntil(() => noted(id, 1))).toMatchObject({ status: "waiting", attempts: 1, answerStatus: status });
    expect(await waitLeft(id)).toBeLessThanOrEqual(6);
    receiver.answer({ status: 200 });
    await makeDue(id);
    const [first, second, more] = await sendUntil(() => receiver.until(2));
    expect([first!.path, second!.path, more]).toEqual(["/hooks", "/hooks", undefined]);
    expect(second!.headers["webhook-id"]).toBe(first!.headers["webhook-id"]);
    expect(second!.body).toBe(first!.body);
    expect(await newest(id)).toMatchObject({ status: "delivered", attempts: 2, answerStatus: 200 });
  });

  it("fails after ten attempts", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await testWebhook(adminCaller, id);
    receiver.answer({ status: 503 });
    const last = await sendUntil(async () => {
      for (let attempts = 1; attempts < 10; attempts++) {
        expect(await noted(id, attempts)).toMatchObject({ status: "waiting", attempts });
        await makeDue(id);
      }
      return noted(id, 10);
    });
    expect(last).toMatchObject({ status: "failed", attempts: 10, answerStatus: 503, nextAt: null });
    expect(receiver.received).toHaveLength(10);
  });

  it("with 410 fails at once", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await testWebhook(adminCaller, id);
    receiver.answer({ status: 410 });
    expect(await sendUntil(() => noted(id, 1))).toMatchObject({ status: "failed", attempts: 1, answerStatus: 410 });
  });

  it("and asks for time, gets it", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await testWebhook(adminCaller, id);
    receiver.answer({ status: 429, headers: { "retry-after": "7200" } });
    await sendUntil(() => noted(id, 1));
    expect(await waitLeft(id)).toBe(7200);
  });

  it("is down, and gets it when it is up", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await testWebhook(adminCaller, id);
    await receiver.goDown();
    expect(await sendUntil(() => noted(id, 1))).toMatchObject({ problem: "unreachable", answerStatus: null });
    await receiver.comeUp();
    await makeDue(id);
    await sendUntil(() => receiver.until(1));
    expect(await newest(id)).toMatchObject({ status: "delivered", problem: null });
  });

  it.each([
    ["a name nobody has", "http://receiver.invalid/hooks", "unknown_host"],
    ["an address that is none", "oob", "unreachable"],
  ])("has %s: the reason is noted", async (_, url, problem) => {
    const id = await instanceWithWebhook(adminCaller, { url: "http://127.0.0.1:9/" });
    await testWebhook(adminCaller, id);
    await database.query("update deliveries set url = $2 where instance_id = $1", [id, url]);
    expect(await sendUntil(() => noted(id, 1))).toMatchObject({ status: "waiting", problem });
  });

  it("has a certificate that nobody vouches for: it gets nothing, and the reason is noted", async () => {
    const { privateKey, certificate } = await installationKey();
    let calls = 0;
    const server = createServer(
      { key: privateKey.export({ type: "pkcs8", format: "pem" }), cert: certificate },
      () => calls++,
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const id = await instanceWithWebhook(adminCaller, {
      url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    });
    await testWebhook(adminCaller, id);
    expect(await sendUntil(() => noted(id, 1))).toMatchObject({ status: "waiting", problem: "certificate" });
    expect(calls).toBe(0);
    server.close();
  });
});

it(
  "a receiver that never answers holds up nobody else, and has at most eight at once",
  { timeout: 60_000 },
  async () => {
    const slow = await startReceiver();
    slow.answer("none");
    const stuck = await instanceWithWebhook(adminCaller, slow);
    for (let count = 0; count < 9; count++) await testWebhook(adminCaller, stuck);
    const id = await instanceWithWebhook(adminCaller, receiver);
    await testWebhook(adminCaller, id);
    const problems = async () => (await getWebhook(adminCaller, stuck)).deliveries.map(({ problem }) => problem);
    await sendUntil(async () => {
      await Promise.all([slow.until(8), receiver.until(1)]);
      expect(await noted(id, 1)).toMatchObject({ status: "delivered" });
      expect((await problems()).filter(Boolean)).toEqual([]);
      expect(slow.received).toHaveLength(8);
      await waitUntil(async () => (await problems()).includes("timeout"), 30_000);
      slow.answer({ status: 204 });
      slow.release();
    });
    expect(new Set(await problems())).toContain("timeout");
    await slow.close();
  },
);

describe("between replicas", () => {
  it("each delivery is sent once", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    for (let count = 0; count < 60; count++) await testWebhook(adminCaller, id);
    await Promise.all([sendUntil(() => receiver.until(60)), sendUntil(() => receiver.until(60))]);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect([ids.length, new Set(ids).size]).toEqual([60, 60]);
  });

  it("what one claimed that died is sent by another when its time is over, under the same id", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await testWebhook(adminCaller, id);
    const [claim] = await claimDue(10, [], 8);
    expect(await claimDue(10, [], 8)).toEqual([]);
    await makeDue(id);
    const [got] = await sendUntil(() => receiver.until(1));
    expect(got!.headers["webhook-id"]).toBe(claim!.id);
    // It was frozen only, and wakes: what it finds out counts no more.
    receiver.answer({ status: 500 });
    await deliver(claim!);
    expect(await newest(id)).toMatchObject({ status: "delivered", attempts: 1 });
  });

  it("one that wakes much too late sends nothing", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await testWebhook(adminCaller, id);
    const [claim] = await claimDue(10, [], 8);
    await deliver({ ...claim!, startedAt: performance.now() - 30_000 });
    expect([receiver.received.length, (await newest(id)).attempts]).toEqual([0, 0]);
  });

  it("one that stops finishes what is under way", async () => {
    const id = await instanceWithWebhook(adminCaller, receiver);
    await testWebhook(adminCaller, id);
    receiver.answer("none");
    const deliveries = startDeliveries();
    await receiver.until(1);
    const atEnd = deliveries.stop().then(() => newest(id));
    // One that did not wait for it would be at its end by now.
    for (let count = 0; count < 10; count++) expect(await newest(id)).toMatchObject({ status: "waiting", attempts: 0 });
    receiver.release();
    expect(await atEnd).toMatchObject({ status: "delivered", attempts: 1 });
  });
});

it("servers send at most eight to one origin at once, all together", async () => {
  const id = await instanceWithWebhook(adminCaller, receiver);
  for (let count = 0; count < 12; count++) await testWebhook(adminCaller, id);
  const first = await claimDue(50, [], 8);
  // Another server knows nothing of what this one has in hand.
  expect([first.length, (await claimDue(50, [], 8)).length]).toEqual([8, 0]);
  await Promise.all(first.slice(0, 3).map(deliver));
  expect(await claimDue(50, [], 8)).toHaveLength(3);
});

it("what cannot be signed any more fails, and nobody gets it unsigned", async () => {
  const id = await instanceWithWebhook(adminCaller, receiver);
  await testWebhook(adminCaller, id);
  await database.query("update deliveries set configuration_sealed = 'x' where instance_id = $1", [id]);
  expect(await sendUntil(() => noted(id, 1))).toMatchObject({ status: "failed", problem: "altered" });
  expect(receiver.received).toEqual([]);
});

it("what another replica's key may open waits for it", async () => {
  const id = await instanceWithWebhook(adminCaller, receiver);
  await testWebhook(adminCaller, id);
  const unknown = Buffer.concat([Buffer.from([1, 2]), Buffer.from("k9"), Buffer.alloc(100)]);
  await database.query("update deliveries set configuration_sealed = $2 where instance_id = $1", [id, unknown]);
  expect(await sendUntil(() => noted(id, 1))).toMatchObject({ status: "waiting", problem: "undecryptable" });
  expect(receiver.received).toEqual([]);
});
