import { expect, test } from "vitest";
import type { IntegrityViolation, VerificationResult } from "@/lib/audit-log/view";
import { verificationWords } from "./audit-log";

const NOW = Date.parse("2026-11-23T14:37:00Z");
const AT = "2026-11-23T14:31:00.000Z";
const good: VerificationResult = { lines: 1_204, end: "o:1204:9f", good: 1_204, goodUntil: AT, broken: null };

function said(check: Partial<VerificationResult>): string {
  const { bold, rest } = verificationWords({ ...good, ...check }, NOW, "UTC");
  return `${bold} ${rest}`;
}

test("a trail that is as it was says up to where", () => {
  expect(said({})).toBe(
    "All 1,204 lines are as written, until 23 Nov, 14:31. None was changed, moved, put in or taken away.",
  );
  expect(said({ lines: 0, good: 0, goodUntil: null })).toBe(
    "Nothing is sealed yet. New lines are sealed within seconds.",
  );
});

test("a break names the line, and what is good before it", () => {
  const broken = (what: IntegrityViolation["what"], at: string | null = null) =>
    said({ good: 11, goodUntil: AT, broken: { line: 12, what, at } });
  const before = "11 lines before it are as written, until 23 Nov, 14:31.";
  expect(broken("changed", AT)).toBe(`Line 12 of 23 Nov, 14:31 was changed, moved or put in. ${before}`);
  expect(broken("missing")).toBe(`Line 12 is missing. ${before}`);
  expect(broken("dated_back", "2026-11-03T09:00:00.000Z")).toBe(
    `Line 12 says 3 Nov, 09:00, but was written much later. ${before}`,
  );
  expect(broken("end")).toBe(`The end was cut off or put on at line 12. ${before}`);
  expect(said({ good: 0, goodUntil: null, broken: { line: 0, what: "key", at: null } })).toBe(
    "The key that the trail is sealed with can’t be opened. No line before it is known to be good.",
  );
});
