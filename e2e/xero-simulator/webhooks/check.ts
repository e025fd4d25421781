import type { Webhook } from "../model";
import { newToken, newWebhookKey } from "../random";
import { type Judged, post } from "./post";

/** The order in which the check signs rightly and wrongly. */
const signatures = ["right", "wrong", "right", "wrong"] as const;

export type Checked = Judged & { signature: (typeof signatures)[number] };

/** The check of an address, "intent to receive": bodies without events, some signed wrongly. Notes whether it was passed. */
export async function checkIntentToReceive(webhook: Webhook): Promise<Checked[]> {
  const answers: Checked[] = [];
  for (const signature of signatures) {
    const body = JSON.stringify({ events: [], firstEventSequence: 0, lastEventSequence: 0, entropy: newToken() });
    const [key, wanted] = signature === "right" ? ([webhook.key, 200] as const) : ([newWebhookKey(), 401] as const);
    const judged = await post(webhook, body, key, wanted);
    answers.push({ signature, ...judged });
  }
  webhook.status = answers.every(({ problem }) => problem === null) ? "ok" : "failed";
  return answers;
}
