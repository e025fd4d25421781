import { expect, test } from "vitest";
import { NOW, sampleInstance } from "@/components/instances/sample-instance";
import type { InstanceView } from "@/lib/instances/view";
import { statusSentence } from "./status";

function say(part: Partial<InstanceView>): string {
  const { bold, rest } = statusSentence(sampleInstance(part), NOW, "UTC");
  return `${bold} ${rest}`;
}

test("connected: nothing to do, and when the token renews", () => {
  expect(say({})).toBe("Connected, nothing to do. The Xero token is valid for 18 minutes and renews at about 14:46.");
});

test("connected, with a renewal that is due", () => {
  expect(say({ renewsAt: "2026-11-23T14:37:00Z" })).toContain("renews any moment now.");
});

test("connected without renewal: says until when", () => {
  expect(say({ renewsAt: null, app: PUBLIC })).toBe(
    "Connected until 14:56. Xero tokens of Public OAuth 1.0a apps can’t be renewed. Reconnect to continue; the id and instance token stay the same.",
  );
});

test("expiring: the expiry comes first", () => {
  const sentence = say({ status: "expiring", renewsAt: null, app: PUBLIC, expiresAt: "2026-11-23T14:41:00Z" });
  expect(sentence).toMatch(/^Expires at 14:41\. Xero tokens of Public OAuth 1\.0a apps/);
});

test("retrying: when, why, and how long the token still lasts", () => {
  const part = { status: "retrying", problem: "xero_busy", expiresAt: "2026-11-23T14:44:00Z" } as const;
  expect(say({ ...part, renewsAt: "2026-11-23T14:38:00Z" })).toBe(
    "Retrying at 14:38. Xero is busy; the Xero token is still valid for 6 minutes.",
  );
});

test("retrying after the token's expiry does not call it valid", () => {
  const part = { status: "retrying", problem: null, expiresAt: "2026-11-23T14:30:00Z" } as const;
  expect(say({ ...part, renewsAt: "2026-11-23T14:30:00Z" })).toBe(
    "Retrying any moment now. The Xero token expired at 14:30, so calls fail until a renewal succeeds.",
  );
});

test("reconnect: gives the reason, a known one or not", () => {
  expect(say({ status: "reconnect", problem: "consent_withdrawn" })).toBe(
    "The customer needs to reconnect. Xero no longer accepts the consent; id, name and instance token stay the same.",
  );
  expect(say({ status: "reconnect", problem: "from_the_future" })).toContain("The last renewal failed; id, name");
});

test("expired: a clock time today, a date before", () => {
  const part = { status: "expired", renewsAt: null } as const;
  expect(say({ ...part, expiresAt: "2026-11-23T13:58:00Z" })).toMatch(/^Expired at 13:58\./);
  expect(say({ ...part, expiresAt: "2026-11-02T13:58:00Z" })).toMatch(/^Expired on 2 Nov\./);
});

test("disabled: by whom and when", () => {
  const part = { status: "disabled", disabledAt: "2026-11-02T08:00:00Z" } as const;
  expect(say({ ...part, disabledBy: "ops@lantern.example" })).toBe(
    "Disabled by ops@lantern.example on 2 Nov. Calls get 403 until it is enabled again.",
  );
  expect(say({ ...part, disabledBy: null })).toMatch(/^Disabled by an admin on 2 Nov\./);
});

const PUBLIC = { id: "a2", name: "Lantern Classic", kind: "public", protocol: "oauth1" } as const;

test("a custom connection of another organisation says what to do, and names no customer", () => {
  const app = { id: "a", name: "Own books", kind: "custom", protocol: "oauth2" } as const;
  expect(say({ status: "reconnect", problem: "organisation_changed", app })).toMatch(
    /^Reconnect needed\. The custom connection was approved .* Approve it at Xero for this instance’s organisation again/,
  );
  expect(say({ status: "reconnect", problem: "undecryptable", app })).toMatch(
    /^Reconnect needed\. The stored Xero token/,
  );
});
