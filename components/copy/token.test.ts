import { expect, test } from "vitest";
import { NOW, sampleInstance } from "@/components/instances/sample-instance";
import type { InstanceView } from "@/lib/instances/view";
import { countdown, tokenWords } from "./token";

const words = (part: Partial<InstanceView>) => tokenWords(sampleInstance(part), NOW, "UTC");

test("a living token counts down, with the share of thirty minutes that is left", () => {
  const living = words({});
  expect(living).toMatchObject({ kind: "countdown", left: "18:34", fact: "renews in 8 min" });
  expect(living.kind === "countdown" && living.share).toBeCloseTo(18.567 / 30, 3);
});

test("a bar is never longer than its track", () => {
  expect(words({ expiresAt: "2026-11-23T15:57:26Z" })).toMatchObject({ share: 1 });
});

test.each([
  ["2026-11-23T14:38:00Z", "renews within a minute"],
  ["2026-11-23T14:37:26Z", "renewing now"],
  [null, "can’t be renewed"],
])("renewal at %s: %s", (renewsAt, fact) => {
  expect(words({ renewsAt })).toMatchObject({ fact });
});

test("a retry says when, or that it runs", () => {
  expect(words({ status: "retrying", renewsAt: "2026-11-23T14:38:10Z" })).toMatchObject({ fact: "retries at 14:38" });
  expect(words({ status: "retrying", renewsAt: "2026-11-23T14:30:00Z" })).toMatchObject({ fact: "retrying now" });
});

test("an expired token says when: a clock time today, a date before", () => {
  const part = { status: "expired", renewsAt: null } as const;
  const today = { kind: "fact", title: "Expired 13:58", fact: "can’t be renewed" };
  expect(words({ ...part, expiresAt: "2026-11-23T13:58:00Z" })).toEqual(today);
  expect(words({ ...part, expiresAt: "2026-11-20T13:58:00Z" })).toMatchObject({ title: "Expired 20 Nov" });
});

test("a lost consent does not count down, even while the token has time left", () => {
  expect(words({ status: "reconnect", problem: "consent_withdrawn" })).toEqual({
    kind: "fact",
    title: "Reconnect needed",
    fact: "access revoked",
  });
});

test("disabled hides the token's life", () => {
  expect(words({ status: "disabled", disabledAt: "2026-11-02T08:00:00Z" })).toEqual({
    kind: "fact",
    title: "Disabled",
    fact: "since 2 Nov",
  });
});

test.each([
  [1_122_000, "18:42"],
  [1_121_001, "18:42"],
  [59_000, "0:59"],
  [0, "0:00"],
  [-5_000, "0:00"],
])("%i ms are %s", (ms, text) => {
  expect(countdown(ms)).toBe(text);
});
