import { USER_AGENT } from "@/lib/user-agent";
import { Webhook } from "standardwebhooks";
import type { EventView } from "@/lib/audit-log/view";

export type Message = { headers: Record<string, string>; body: string };

/** An event of an instance, with the id of its delivery. Pages show the same `data`, so it contains no secret. */
type DeliveredEvent = EventView & { instanceId: number; externalId: string | null };

/** A Standard Webhooks message, signed with each key; the body is the same in every attempt. `now` in milliseconds. */
export function toMessage(event: DeliveredEvent, keys: string[], now: number): Message {
  const { id, type, at, instanceId, externalId, actor, data } = event;
  const whose = { instanceId, ...(externalId !== null && { externalId }) };
  const body = JSON.stringify({ type, timestamp: at, data: { ...whose, actor, details: data } });
  const headers = {
    "content-type": "application/json",
    "user-agent": USER_AGENT,
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now / 1000)),
  };
  if (keys.length === 0) return { headers, body };
  const signatures = keys.map((key) => new Webhook(keyBytes(key), { format: "raw" }).sign(id, new Date(now), body));
  return { headers: { ...headers, "webhook-signature": signatures.join(" ") }, body };
}

const PREFIX = "whsec_";
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Base64 behind `whsec_`, with padding or without, is decoded; any other text is the key itself. */
function keyBytes(key: string): Buffer {
  const encoded = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : "";
  return BASE64.test(encoded) ? Buffer.from(encoded, "base64") : Buffer.from(key, "utf8");
}
