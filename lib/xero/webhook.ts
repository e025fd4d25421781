import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { readUtc } from "./utc-time";

/** The header of a webhook's signature (xero-protocol B.8). */
export const SIGNATURE_HEADER = "x-xero-signature";

/** A change in an organisation's data, as Xero reports it; `data` is all that Xero sent of it. */
export type XeroChange = {
  tenantId: string;
  category: string;
  type: string;
  resourceId: string;
  happenedAt: Date;
  data: Record<string, unknown>;
};

/** Whether a body, byte for byte, was signed with an app's webhook key. Compared in constant time. */
export function isSignedByXero(body: Uint8Array, signature: string, key: string): boolean {
  const expected = Buffer.from(createHmac("sha256", key).update(body).digest("base64"));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

// The database refuses null characters, and indexes no long text.
const word = z
  .string()
  .max(100)
  .regex(/^[^\0]+$/);
const change = z.looseObject({
  tenantId: word,
  eventCategory: word,
  eventType: word,
  resourceId: word,
  eventDateUtc: z.string(),
});
const batch = z.object({ events: z.array(z.unknown()) });

/** The changes that a webhook's body reports, and how many of its events are none that can be read. */
export function readChanges(body: Uint8Array): { changes: XeroChange[]; unreadable: number } {
  const { data } = batch.safeParse(parse(body));
  const changes = data?.events.flatMap(toChange) ?? [];
  return { changes, unreadable: data ? data.events.length - changes.length : 1 };
}

/** What the database stores as JSON of no text: null characters and halves of characters, as JSON spells them. */
const UNSTORABLE = /\\u(?:0000|d[89a-f][\da-f]{2})/i;

function toChange(event: unknown): XeroChange[] {
  const { data } = change.safeParse(event);
  if (UNSTORABLE.test(JSON.stringify(event))) return [];
  const happenedAt = readUtc(data?.eventDateUtc);
  if (!data || happenedAt === null) return [];
  const { tenantId, eventCategory: category, eventType: type, resourceId } = data;
  return [{ tenantId, category, type, resourceId, happenedAt: new Date(happenedAt), data }];
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
