import { expect, test } from "vitest";
import { NOW, sampleInstance } from "@/components/instances/sample-instance";
import type { InstanceView } from "@/lib/instances/view";
import { statusSentence } from "./status";

function say(part: Partial<InstanceView>): string {
  const { bold, rest } = statusSentence(sampleInstance(part), NOW, "UTC");
  return `${bold} ${rest}`;
}

test("connected: nothing to do, and when the next token comes", () => {
  expect(say({})).toBe(
    "Connected, nothing to do. The token is good for 18 minutes; the next one comes at about 14:46.",
  );
});

test("connected, but the next token is due this moment", () => {
  expect(say({ renewsAt: "2026-11-23T14:37:00Z" })).toContain("the next one comes any moment.");
});

test("connected without renewal: says until when", () => {
  expect(say({ renewsAt: null, app: PUBLIC })).toBe(
    "Connected until 14:56. Tokens of Public apps on OAuth 1.0a can’t be renewed; reconnect to go on with the same id and token.",
  );
});

test("expiring: the end comes first", () => {
  const sentence = say({ status: "expiring", renewsAt: null, app: PUBLIC, expiresAt: "2026-11-23T14:41:00Z" });
  expect(sentence).toMatch(/^Ends at 14:41\. Tokens of Public apps/);
});

test("retrying: when, why, and how long the token still lasts", () => {
  const part = { status: "retrying", problem: "xero_busy", expiresAt: "2026-11-23T14:44:00Z" } as const;
  expect(say({ ...part, renewsAt: "2026-11-23T14:38:00Z" })).toBe(
    "Trying again at 14:38. Xero is busy; the token is still good for 6 minutes.",
  );
});

test("retrying after the token's end does not call it good", () => {
  const part = { status: "retrying", problem: null, expiresAt: "2026-11-23T14:30:00Z" } as const;
  expect(say({ ...part, renewsAt: "2026-11-23T14:30:00Z" })).toBe(
    "Trying again any moment. The token ended at 14:30, calls fail until a renewal succeeds.",
  );
});

test("reconnect: gives the reason, a known one or not", () => {
  expect(say({ status: "reconnect", problem: "consent_withdrawn" })).toBe(
    "The customer has to reconnect. Xero no longer accepts the consent; id, name and token are kept.",
  );
  expect(say({ status: "reconnect", problem: "from_the_future" })).toContain("The last renewal failed; id, name");
});

test("expired: a clock time today, a date before", () => {
  const part = { status: "expired", renewsAt: null } as const;
  expect(say({ ...part, expiresAt: "2026-11-23T13:58:00Z" })).toMatch(/^Ended at 13:58\./);
  expect(say({ ...part, expiresAt: "2026-11-02T13:58:00Z" })).toMatch(/^Ended on 2 Nov\./);
});

test("disabled: by whom and when", () => {
  const part = { status: "disabled", disabledAt: "2026-11-02T08:00:00Z" } as const;
  expect(say({ ...part, disabledBy: "ops@lantern.example" })).toBe(
    "Switched off by ops@lantern.example on 2 Nov. Calls get 403; enable it to go on.",
  );
  expect(say({ ...part, disabledBy: null })).toMatch(/^Switched off by an admin on 2 Nov\./);
});

const PUBLIC = { id: "a2", name: "Lantern Classic", kind: "public", protocol: "oauth1" } as const;
