import { expect, test } from "vitest";
import type { EventView } from "@/lib/audit-log/view";
import { EVENT_TYPES, type EventType } from "@/lib/audit-log/event-types";
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
  expect(say("instance.token_rotated", {}, by)).toBe(
    "Instance token rotated by ops@lantern.example. The old token no longer works.",
  );
});

test("says where the events of an instance go, and whether by a new key", () => {
  const by = "ops@lantern.example";
  const to = "https://app.example.com";
  expect(say("webhook.set_up", { to, newKey: true }, by)).toBe(
    "Webhook set up: https://app.example.com with a new key by ops@lantern.example",
  );
  expect(say("webhook.changed", { to })).toBe("Webhook changed: https://app.example.com");
  expect(say("webhook.switched_off", { to }, by)).toBe("Webhook turned off by ops@lantern.example");
});

test("says what came of a customer's link", () => {
  expect(say("link.connected", { link: "Harbour Lane", instances: [1, 2] }, "Harbour Lane (link)")).toBe(
    "Customer connected for Harbour Lane: two organisations",
  );
  expect(say("link.stopped", { link: "Harbour Lane", reason: "declined", code: "7F1C" })).toBe(
    "Customer did not connect for Harbour Lane: declined, code 7F1C",
  );
});

test("says whom", () => {
  const by = "ops@lantern.example";
  const data = { email: "new@lantern.example", role: "member" };
  expect(say("user.invited", data, by)).toBe("Invited new@lantern.example as member by ops@lantern.example");
  expect(say("user.role_changed", data, by)).toBe(
    "Role changed for new@lantern.example to member by ops@lantern.example",
  );
});

test("a renewal says until when it is valid, how often it ran by itself, and who asked for it", () => {
  const expiresAt = "2026-11-23T14:56:00Z";
  expect(say("grant.renewed", { expiresAt })).toBe("Xero token renewed, valid until 14:56");
  expect(say("grant.renewed", { times: 43, expiresAt })).toBe("Xero token renewed 43 times, valid until 14:56");
  expect(say("grant.renewed", {}, "ops@lantern.example")).toBe("Xero token renewed by ops@lantern.example");
});

test("a failure gives the reason, Xero's own words, and what to do", () => {
  expect(say("grant.renewal_failed", { problem: "xero_busy" })).toBe(
    "Renewal failed. Xero is busy. Gangway retries automatically.",
  );
  expect(say("grant.renewal_failed", { problem: "app_refused", providerMessage: "invalid_client" })).toBe(
    "Renewal failed. Xero refuses the keys or the certificate of the app. Xero said: “invalid_client”. Compare the app’s keys with its page at Xero and replace what differs.",
  );
  expect(say("grant.renewal_failed", { problem: "approval_missing" })).toMatch(/Gangway continues automatically\.$/);
  expect(say("grant.reconnect_needed", { problem: "organisation_changed" })).not.toContain("Ask the customer");
  expect(say("grant.renewal_failed", { problem: "xero_nonsense" })).toContain("The response was not one Xero gives.");
  expect(say("grant.reconnect_needed", { problem: "nobody_knows" })).toBe(
    "Reconnect needed. The last renewal failed. Ask the customer to reconnect; id, name and instance token stay the same.",
  );
});

test("an expiry that is near gives its time", () => {
  expect(say("grant.expiring", { expiresAt: "2026-11-23T14:56:00Z" })).toBe(
    "Xero token expires soon, at 14:56. It can’t be renewed. Reconnect to continue; the id and instance token stay the same.",
  );
});
