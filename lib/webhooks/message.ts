import { createHmac } from "node:crypto";
import type { EventView } from "@/lib/audit-log/view";

export type Message = { headers: Record<string, string>; body: string };

/** What is told: an event of an instance. Its data is what pages show of it, so no secret is in it. */
type Told = Omit<EventView, "id"> & { id: string; instanceId: number };

/**
 * An event as the Standard Webhooks specification has it. `id` is the delivery's; the body is the same in every try, in every
 * byte. Without a key it is not signed. `now` in milliseconds.
 */
export function toMessage({ id, type, at, instanceId, actor, data }: Told, key: string | null, now: number): Message {
  const body = JSON.stringify({ type, timestamp: at, data: { instanceId, actor, details: data } });
  const timestamp = String(Math.floor(now / 1000));
  const headers = {
    "content-type": "application/json",
    "user-agent": "Gangway",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
  };
  if (key === null) return { headers, body };
  const signature = createHmac("sha256", keyBytes(key)).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { headers: { ...headers, "webhook-signature": `v1,${signature}` }, body };
}

const PREFIX = "whsec_";
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The bytes of a signature key: what stands in base64 behind `whsec_`, else the text itself. */
function keyBytes(key: string): Buffer {
  const encoded = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : "";
  return BASE64.test(encoded) ? Buffer.from(encoded, "base64") : Buffer.from(key, "utf8");
}
