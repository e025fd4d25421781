import { createHmac } from "node:crypto";

/** A change as Xero reports it. */
export type XeroEvent = Record<string, string>;

/** A change of a contact, now unless told otherwise. */
export function contactChange(tenantId: string, more: XeroEvent = {}): XeroEvent {
  const resourceId = "717f2bfc-c6d4-41fd-b238-3f2f0c0cf777";
  return {
    resourceUrl: `https://api.xero.com/api.xro/2.0/Contacts/${resourceId}`,
    resourceId,
    eventDateUtc: new Date().toISOString().slice(0, -1),
    eventType: "UPDATE",
    eventCategory: "CONTACT",
    tenantId,
    tenantType: "ORGANISATION",
    ...more,
  };
}

/** Posts changes as Xero does, signed with a key. */
export function postChanges(url: string, key: string, events: XeroEvent[]): Promise<Response> {
  const body = JSON.stringify({ events, firstEventSequence: 1, lastEventSequence: events.length, entropy: "KQXGVO" });
  const signature = createHmac("sha256", key).update(body).digest("base64");
  const headers = { "content-type": "application/json; charset=utf-8", "x-xero-signature": signature };
  return fetch(url, { method: "POST", headers, body });
}
