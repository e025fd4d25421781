import type { AuditLogGroup, IntegrityViolation, VerificationResult } from "@/lib/audit-log/view";
import { clock, date } from "@/components/time/format";
import { inDigits } from "./number";
import type { Sentence } from "./status";

export const GROUP_WORDS: Record<AuditLogGroup, string> = {
  connections: "Connections",
  changes: "Changes to instances",
  renewals: "Renewals",
  people: "People",
  organization: "Organization",
};

/** The result of a verification: whether the log is intact comes first. */
export function verificationWords(
  { lines, removed, good, goodUntil, broken }: VerificationResult,
  now: number,
  zone?: string,
): Sentence {
  const until = goodUntil ? ` up to ${dateAndClock(goodUntil, now, zone)}` : "";
  if (!broken) {
    if (lines === 0)
      return { bold: "Nothing to verify yet.", rest: "New entries can be verified after a few seconds." };
    const age = removed > 0 ? ` The first ${countedEntries(removed)} were removed because of their age.` : "";
    return { bold: "Log verified:", rest: `${countedEntries(good)}${until}, none altered, inserted or removed.${age}` };
  }
  return {
    bold: VIOLATIONS[broken.what](inDigits(broken.line), broken.at && dateAndClock(broken.at, now, zone)),
    rest:
      good === 0 ? "No entries before it could be verified." : `Verified before it: ${countedEntries(good)}${until}.`,
  };
}

const VIOLATIONS: Record<IntegrityViolation["what"], (entry: string, at: string | null) => string> = {
  changed: (entry, at) => `Entry ${entry}${at ? ` of ${at}` : ""} was altered, moved or inserted.`,
  missing: (entry) => `Entry ${entry} is missing.`,
  dated_back: (entry, at) => `Entry ${entry} is dated ${at ?? "earlier"}, but was written much later.`,
  begin: (entry) => `Entries up to ${entry} were removed, and not by Gangway.`,
  end: (entry) => `Entries at the end were removed or added, from entry ${entry} on.`,
  key: () => "The audit log’s key can’t be decrypted.",
  key_missing: () => "The server no longer has the encryption key of the audit log. Add it to ENCRYPTION_KEYS again.",
};

const countedEntries = (count: number) => `${inDigits(count)} ${count === 1 ? "entry" : "entries"}`;

function dateAndClock(time: string, now: number, zone?: string): string {
  const at = Date.parse(time);
  return `${date(at, now, zone)}, ${clock(at, zone)}`;
}
