import { isDeepStrictEqual } from "node:util";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Receiver, startReceiver } from "@/e2e/support/receiver";
import { setWebhook, SIGNATURE_KEY } from "@/e2e/support/webhook";
import { addEndpoint, testEndpoint } from "@/lib/webhooks/endpoints/endpoints";
import { testWebhook } from "@/lib/webhooks/webhook";
import { drillWorld } from "./support/world";

const world = drillWorld();
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  await world.database.query("delete from webhook_endpoints");
});
afterEach(() => receiver.close());

const EVENTS = 8;
/** Events that take longer to write than a process that waits for nothing takes to end. */
const LATER = 50;
/** An instance whose token nobody has to renew meanwhile. */
async function newInstance(): Promise<number> {
  await world.seed("oauth2", 1);
  await world.database.query("update grants set renew_at = now() + interval '20 minutes'");
  const [{ id } = { id: 0 }] = await world.database.query<{ id: number }>("select id from instances");
  await setWebhook(world.adminCaller(), id, receiver);
  return id;
}

/** What sends a test to a webhook of an instance, or of the organization, and the key that signs it. */
const WEBHOOKS = {
  "an instance": async () => {
    const id = await newInstance();
    return { key: SIGNATURE_KEY, test: () => testWebhook(world.adminCaller(), id) };
  },
  "the organization": async () => {
    const { endpoint, signatureKey } = await addEndpoint(world.adminCaller(), { url: receiver.url });
    return { key: signatureKey, test: () => testEndpoint(world.adminCaller(), endpoint.id) };
  },
};

const statuses = () =>
  world.database.query("select status, attempts, count(*)::int from deliveries group by 1, 2 order by 1, 2");

it.each(Object.entries(WEBHOOKS))(
  "killed between the answer of a receiver of %s and its noting: the same ids come again, and nothing is lost",
  async (_, setUp) => {
    const { key, test } = await setUp();
    for (let count = 0; count < EVENTS; count++) await test();
    receiver.answer("none");
    const gate = await world.gate();
    const doomed = await world.replica({ through: gate });
    await receiver.until(EVENTS);
    // What the receivers say arrives; what is made of it does not leave any more.
    gate.shut();
    receiver.release();
    receiver.answer({ status: 204 });
    await world.until(10_000, async () => /due again after its lease/.test(doomed.output()));
    await doomed.kill("SIGKILL");
    expect(await statuses()).toEqual([{ status: "waiting", attempts: 0, count: EVENTS }]);

    await world.replica();
    await world.database.query("update deliveries set next_at = now()");
    await receiver.until(2 * EVENTS);
    const all = [{ status: "delivered", attempts: 1, count: EVENTS }];
    await world.until(10_000, async () => isDeepStrictEqual(await statuses(), all));
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]!);
    expect(ids.slice(EVENTS).toSorted()).toEqual(ids.slice(0, EVENTS).toSorted());
    for (const { body, headers } of receiver.received) new Webhook(key).verify(body, headers);
  },
);

it("told to end while a receiver takes its time: what is under way is finished and noted, and what comes is left to others", async () => {
  const id = await newInstance();
  await testWebhook(world.adminCaller(), id);
  receiver.answer("none");
  const replica = await world.replica();
  await receiver.until(1);
  const ended = replica.kill("SIGTERM");
  for (let count = 0; count < LATER; count++) await testWebhook(world.adminCaller(), id);
  receiver.release();
  await ended;
  expect(await statuses()).toEqual([
    { status: "waiting", attempts: 0, count: LATER },
    { status: "delivered", attempts: 1, count: 1 },
  ]);
  expect(receiver.received).toHaveLength(1);
});
