import { expect, test } from "vitest";
import { EVENT_TYPES, type EventType, type EventView } from "@/lib/audit-log/view";
import { eventTone, eventWords } from "./event";

function say(type: EventType, data: EventView["data"] = {}, actor: string | null = null): string {
  const { bold, rest } = eventWords({ id: "1", type, data, actor, at: "2026-11-23T14:26:00Z" }, "UTC");
  return bold + rest;
}

test.each(EVENT_TYPES)("%s has words and a tone even when it brings no data", (type) => {
  expect(say(type)).toMatch(/^[A-Z].*[^ ,]$/);
  expect(eventTone(type)).toBeTypeOf("string");
});

test("says who and what", () => {
  const by = "ops@lantern.example";
  expect(say("instance.renamed", { from: "HL Bakery" }, by)).toBe("Renamed from “HL Bakery” by ops@lantern.example");
  expect(say("instance.connected", { organisation: "Harbour Lane Ltd" }, by)).toBe(
    "Connected to Harbour Lane Ltd by ops@lantern.example",
  );
  expect(say("instance.token_rotated", {}, by)).toBe("Token rotated by ops@lantern.example. The old one stopped.");
});

test("says where the events of an instance go, and whether by a new key", () => {
  const by = "ops@lantern.example";
  const to = "https://app.example.com";
  expect(say("webhook.set_up", { to, newKey: true }, by)).toBe(
    "Webhook set up to https://app.example.com with a new key by ops@lantern.example",
  );
  expect(say("webhook.changed", { to })).toBe("Webhook changed to https://app.example.com");
  expect(say("webhook.switched_off", { to }, by)).toBe("Webhook switched off by ops@lantern.example");
});

test("says whom", () => {
  const by = "ops@lantern.example";
  const data = { email: "new@lantern.example", role: "member" };
  expect(say("user.invited", data, by)).toBe("Invited new@lantern.example as member by ops@lantern.example");
  expect(say("user.role_changed", data, by)).toBe(
    "Role changed of new@lantern.example to member by ops@lantern.example",
  );
});

test("a renewal says how long it is good for, how often it went by itself, and who asked for it", () => {
  const expiresAt = "2026-11-23T14:56:00Z";
  expect(say("grant.renewed", { expiresAt })).toBe("Token renewed, good until 14:56");
  expect(say("grant.renewed", { times: 43, expiresAt })).toBe("Renewed 43 times, good until 14:56");
  expect(say("grant.renewed", {}, "ops@lantern.example")).toBe("Token renewed by ops@lantern.example");
});

test("a failure gives the reason, Xero's own words, and who can mend it", () => {
  expect(say("grant.renewal_failed", { problem: "xero_busy" })).toBe(
    "Renewal put off. Xero is busy. Gangway tries again by itself.",
  );
  expect(say("grant.renewal_failed", { problem: "xero_busy", said: "slow down" })).toContain("Xero said: “slow down”.");
  expect(say("grant.renewal_failed", { problem: "app_refused", providerMessage: "invalid_client" })).toBe(
    "Renewal put off. Xero refuses the keys or the certificate of the app. Xero said: “invalid_client”. Compare the app’s keys with its page at Xero, and enter what has changed.",
  );
  expect(say("grant.renewal_failed", { problem: "xero_nonsense" })).toContain("The response was not one Xero gives.");
  expect(say("grant.reconnect_needed", { problem: "nobody_knows" })).toBe(
    "Reconnect needed. The last renewal failed. Ask the customer to connect again; id, name and token stay.",
  );
});

test("an end that comes near is told with its time", () => {
  expect(say("grant.expiring", { expiresAt: "2026-11-23T14:56:00Z" })).toBe(
    "Ends soon at 14:56. It can’t be renewed; reconnect to go on with the same id and token.",
  );
});
