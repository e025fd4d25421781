import { Webhook } from "standardwebhooks";
import type { components } from "./schema.js";

export type WebhookEvent = components["schemas"]["Event"];

type ReceivedHeaders = Headers | Record<string, string | string[] | undefined>;

/**
 * The event of a webhook, verified with its signature key: `whsec_` and base64, or any text of your own. `body` is the request's, as it
 * came. Throws when it was forged or altered, or is more than five minutes old.
 */
export function verifyWebhook(key: string, body: string | Buffer, headers: ReceivedHeaders): WebhookEvent {
  const isEncoded = /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(key);
  const webhook = isEncoded ? new Webhook(key) : new Webhook(key, { format: "raw" });
  const plain = headers instanceof Headers ? Object.fromEntries(headers) : headers;
  return webhook.verify(body, plain as Record<string, string>) as WebhookEvent;
}
