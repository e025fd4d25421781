import type { Caller } from "@/lib/caller";
import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { type Receiver, startReceiver } from "@/e2e/support/receiver";
import { instanceWithWebhook, sendUntil } from "@/e2e/support/webhook";
import { waitUntil } from "@/scripts/processes";
import { getWebhook, testWebhook } from "./webhook";

process.env.WEBHOOK_NETWORKS = "public";
useDatabase();
let adminCaller: Caller;
let receiver: Receiver;
beforeAll(async () => {
  adminCaller = await admin();
  receiver = await startReceiver();
  return () => receiver.close();
});

// Names are looked up, addresses are not: both ways end at the same gate.
it.each(["localhost", "127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0"])(
  "a receiver in a private network is not called: %s",
  async (host) => {
    const url = receiver.url.replace("127.0.0.1", host);
    const id = await instanceWithWebhook(adminCaller, { url });
    await testWebhook(adminCaller, id);
    const tried = () => getWebhook(adminCaller, id).then(({ deliveries }) => deliveries[0]!);
    await sendUntil(() => waitUntil(async () => (await tried()).attempts > 0, 10_000, 20));
    expect(await tried()).toMatchObject({ status: "waiting", problem: "private_network", answerStatus: null });
    expect(receiver.received).toEqual([]);
  },
);
