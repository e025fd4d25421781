import type { AuditLogGroup, IntegrityViolation, VerificationResult } from "@/lib/audit-log/view";
import { clock, date } from "@/components/time/format";
import { counted, inDigits } from "./number";
import type { Sentence } from "./status";

export const GROUP_WORDS: Record<AuditLogGroup, string> = {
  connections: "Connections",
  changes: "Changes to instances",
  renewals: "Renewals",
  people: "People",
  organization: "Organization",
};

/** What the check of the trail found: whether all is well first. */
export function verificationWords(
  { lines, good, goodUntil, broken }: VerificationResult,
  now: number,
  zone?: string,
): Sentence {
  const until = goodUntil ? `, until ${dateAndClock(goodUntil, now, zone)}` : "";
  if (!broken) {
    if (lines === 0) return { bold: "Nothing is sealed yet.", rest: "New lines are sealed within seconds." };
    const all = lines === 1 ? "The one line is" : `All ${inDigits(lines)} lines are`;
    return { bold: `${all} as written${until}.`, rest: "None was changed, moved, put in or taken away." };
  }
  const before =
    good === 0
      ? "No line before it is known to be good."
      : `${counted(good, "line")} before it ${good === 1 ? "is" : "are"} as written${until}.`;
  return {
    bold: BREAKS[broken.what](inDigits(broken.line), broken.at && dateAndClock(broken.at, now, zone)),
    rest: before,
  };
}

const BREAKS: Record<IntegrityViolation["what"], (line: string, at: string | null) => string> = {
  changed: (line, at) => `Line ${line} of ${at ?? "the trail"} was changed, moved or put in.`,
  missing: (line) => `Line ${line} is missing.`,
  dated_back: (line, at) => `Line ${line} says ${at ?? "a time"}, but was written much later.`,
  end: (line) => `The end was cut off or put on at line ${line}.`,
  key: () => "The key that the trail is sealed with can’t be opened.",
};

function dateAndClock(time: string, now: number, zone?: string): string {
  const at = Date.parse(time);
  return `${date(at, now, zone)}, ${clock(at, zone)}`;
}
