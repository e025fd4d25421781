import { expect, test } from "vitest";
import type { IntegrityViolation, VerificationResult } from "@/lib/audit-log/view";
import { verificationWords } from "./audit-log";

const NOW = Date.parse("2026-11-23T14:37:00Z");
const AT = "2026-11-23T14:31:00.000Z";
const good: VerificationResult = {
  lines: 1_204,
  removed: 0,
  end: "o:1204:9f",
  good: 1_204,
  goodUntil: AT,
  broken: null,
};

function sentence(check: Partial<VerificationResult>): string {
  const { bold, rest } = verificationWords({ ...good, ...check }, NOW, "UTC");
  return `${bold} ${rest}`;
}

test("an intact log says up to where it was verified", () => {
  expect(sentence({})).toBe("Log verified: 1,204 entries up to 23 Nov, 14:31, none altered, inserted or removed.");
  expect(sentence({ removed: 1_000, good: 204 })).toBe(
    "Log verified: 204 entries up to 23 Nov, 14:31, none altered, inserted or removed. The first 1,000 entries were removed because of their age.",
  );
  expect(sentence({ lines: 0, good: 0, goodUntil: null })).toBe(
    "Nothing to verify yet. New entries can be verified after a few seconds.",
  );
});

test("a violation names the entry, and what was verified before it", () => {
  const broken = (what: IntegrityViolation["what"], at: string | null = null) =>
    sentence({ good: 11, goodUntil: AT, broken: { line: 12, what, at } });
  const before = "Verified before it: 11 entries up to 23 Nov, 14:31.";
  expect(broken("changed", AT)).toBe(`Entry 12 of 23 Nov, 14:31 was altered, moved or inserted. ${before}`);
  expect(broken("missing")).toBe(`Entry 12 is missing. ${before}`);
  expect(broken("dated_back", "2026-11-03T09:00:00.000Z")).toBe(
    `Entry 12 is dated 3 Nov, 09:00, but was written much later. ${before}`,
  );
  expect(broken("end")).toBe(`Entries at the end were removed or added, from entry 12 on. ${before}`);
  expect(sentence({ good: 0, goodUntil: null, broken: { line: 0, what: "key", at: null } })).toBe(
    "The audit log’s key can’t be decrypted. No entries before it could be verified.",
  );
});
