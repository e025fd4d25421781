import { expect, test } from "vitest";
import { EVENT_TYPES, type EventType, type EventView } from "@/lib/events/view";
import { eventTone, eventWords, foldedWords } from "./event";

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

test("says whom", () => {
  const by = "ops@lantern.example";
  const data = { email: "new@lantern.example", role: "member" };
  expect(say("user.invited", data, by)).toBe("Invited new@lantern.example as member by ops@lantern.example");
  expect(say("user.role_changed", data, by)).toBe(
    "Role changed of new@lantern.example to member by ops@lantern.example",
  );
});

test("a renewal says how long it is good for, or how hard it was", () => {
  expect(say("grant.renewed", { expiresAt: "2026-11-23T14:56:00Z" })).toBe("Token renewed, good until 14:56");
  expect(say("grant.renewed", { tries: 3 })).toBe("Renewed after three tries");
});

test("a failure gives the reason as a sentence", () => {
  expect(say("grant.renewal_failed", { problem: "xero_busy" })).toBe("Renewal put off. Xero is busy.");
  expect(say("grant.reconnect_needed", { problem: "nobody_knows" })).toBe("Reconnect needed. The last renewal failed.");
});

test("a run is told once", () => {
  const event: EventView = { id: "1", type: "grant.renewed", data: {}, actor: null, at: "2026-11-23T14:26:00Z" };
  expect(foldedWords(event, 43)).toEqual({ bold: "Renewed 43 times", rest: ", each at the first try" });
  const failed: EventView = { ...event, type: "grant.renewal_failed", data: { problem: "xero_busy" } };
  expect(foldedWords(failed, 3)).toEqual({ bold: "Renewal put off three times", rest: ". Xero is busy." });
});
