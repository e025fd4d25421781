import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSignedByXero, readChanges } from "./webhook";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a signature", () => {
  // Worked out with: printf '{"events":[]}' | openssl dgst -sha256 -hmac 'a webhooks key' -binary | base64
  const signature = "q4JrSCBeJ1+4oYOF5NnfnbIA0ssVbrf32AlWDz4xVNs=";

  it("is the base64 of the HMAC-SHA256 of the bytes, as another program makes it", () => {
    expect(isSignedByXero(bytes('{"events":[]}'), signature, "a webhooks key")).toBe(true);
  });

  it.each([
    ["of another body", '{"events": []}', signature, "a webhooks key"],
    ["of another key", '{"events":[]}', signature, "a webhooks kez"],
    ["that is left out", '{"events":[]}', "", "a webhooks key"],
    ["with something behind it", '{"events":[]}', `${signature}A`, "a webhooks key"],
    [
      "in base64url",
      '{"events":[]}',
      signature.replaceAll("+", "-").replaceAll("/", "_").replace("=", ""),
      "a webhooks key",
    ],
  ])("%s is refused", (_, body, given, key) => {
    expect(isSignedByXero(bytes(body), given, key)).toBe(false);
  });

  it("is over bytes, also those that are no UTF-8", () => {
    const body = Uint8Array.from([0xff, 0xfe, 0x22]);
    const made = createHmac("sha256", "k").update(body).digest("base64");
    expect(isSignedByXero(body, made, "k")).toBe(true);
    expect(isSignedByXero(bytes(new TextDecoder().decode(body)), made, "k")).toBe(false);
  });
});

describe("a body", () => {
  const event = {
    resourceUrl: "https://api.xero.com/api.xro/2.0/Contacts/717f2bfc",
    resourceId: "717f2bfc",
    eventDateUtc: "2026-11-29T01:15:39.902",
    eventType: "CREATE",
    eventCategory: "CREDITNOTE",
    tenantId: "c2cc9b6e",
    tenantType: "ORGANISATION",
    data: { Status: "DRAFT" },
  };

  it("is read with all that Xero says of a change, whose time is UTC", () => {
    const body = JSON.stringify({ events: [event], firstEventSequence: 1, lastEventSequence: 1, entropy: "S0ME" });
    expect(readChanges(bytes(body))).toEqual({
      changes: [
        {
          tenantId: "c2cc9b6e",
          category: "CREDITNOTE",
          type: "CREATE",
          resourceId: "717f2bfc",
          happenedAt: new Date("2026-11-29T01:15:39.902Z"),
          data: event,
        },
      ],
      unreadable: 0,
    });
  });

  it("has no changes in a check of the address", () => {
    expect(readChanges(bytes('{"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"X"}'))).toEqual({
      changes: [],
      unreadable: 0,
    });
  });

  it.each([
    ["without its organisation", { ...event, tenantId: undefined }],
    ["with no time", { ...event, eventDateUtc: "yesterday" }],
    ["with a null character", { ...event, resourceId: "a\0" }],
    ["with a null character elsewhere", { ...event, note: "a\0" }],
    ["with half a character", { ...event, note: "a\ud83d" }],
    ["with an id that is too long for an index", { ...event, resourceId: "a".repeat(101) }],
    ["that is none", 7],
  ])("counts an event %s, and keeps the others", (_, bad) => {
    const { changes, unreadable } = readChanges(bytes(JSON.stringify({ events: [bad, event] })));
    expect([changes.length, unreadable]).toEqual([1, 1]);
  });

  it.each(["", "not JSON", "[]", '{"events":{}}'])("%j has nothing to read", (body) => {
    expect(readChanges(bytes(body))).toEqual({ changes: [], unreadable: 1 });
  });
});
