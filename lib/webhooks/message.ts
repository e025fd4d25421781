import { USER_AGENT } from "@/lib/user-agent";
import { Webhook } from "standardwebhooks";
import { signatureKeyBytes } from "@/lib/signature-keys";
import type { SentEvent } from "./view";

export type Message = { headers: Record<string, string>; body: string };

/** An event, maybe of an instance, with the id of its delivery. Pages show the same `data`, so it contains no secret. */
type DeliveredEvent = Pick<SentEvent, "id" | "type" | "at" | "actor" | "data"> & {
  instanceId: number | null;
  externalId: string | null;
};

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
  const signatures = keys.map((key) =>
    new Webhook(signatureKeyBytes(key), { format: "raw" }).sign(id, new Date(now), body),
  );
  return { headers: { ...headers, "webhook-signature": signatures.join(" ") }, body };
}
