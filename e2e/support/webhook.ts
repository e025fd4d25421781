import type { Caller } from "@/lib/caller";
import { changeWebhook } from "@/lib/webhooks/change";
import { startDeliveries } from "@/lib/webhooks/delivery-queue";
import { instance } from "./people";
import type { Receiver } from "./receiver";

export const SIGNATURE_KEY = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazRWJTEfUw8=";

/** An instance whose events go to a receiver, signed. Gives its id. */
export async function instanceWithWebhook(caller: Caller, receiver: Pick<Receiver, "url">): Promise<number> {
  const { id } = await instance(caller);
  await setWebhook(caller, id, receiver);
  return id;
}

export async function setWebhook(caller: Caller, id: number, { url }: Pick<Receiver, "url">): Promise<void> {
  await changeWebhook(caller, id, { enabled: true, url, key: "own", ownKey: SIGNATURE_KEY });
}

/** Sends what is due until `done` is; then what is under way is finished. */
export async function sendUntil<T>(done: () => Promise<T>): Promise<T> {
  const deliveries = startDeliveries();
  try {
    return await done();
  } finally {
    await deliveries.stop();
  }
}
