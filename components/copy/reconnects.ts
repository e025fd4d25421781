import type { NextReminder } from "@/lib/reconnects/view";
import type { LinkView } from "@/lib/links/view";
import { openedWords, progressWords } from "./link";
import { lowerFirst } from "./upper-first";

/** "Link created by admin@example.com" below which it says how far its customer came. */
export function linkMadeBy({ createdBy, isByProgram }: LinkView): string {
  return `Link created by ${isByProgram ? "a program" : (createdBy ?? "Gangway")}`;
}

/** "Opened twice, left at Xero", "Not opened yet". */
export function linkProgress(link: LinkView): string {
  const progress = progressWords(link);
  if (link.opened === 0) return progress;
  return `Opened ${openedWords(link.opened).toLowerCase()}, ${lowerFirst(progress)}`;
}

/** "Reminder sent to office@harbourlane.example", or who sent the mail. */
export function mailSentBy({ to, by }: { to: string; by: string | null }): string {
  return by === null ? `Reminder sent to ${to}` : `Mailed to ${to} by ${by}`;
}

const NEVER: Record<NonNullable<NextReminder["never"]>, string> = {
  off: "Gangway sends no reminders: they are switched off, or email isn’t set up.",
  unknown: "Gangway sends no reminders: no address of this customer is known yet.",
  stopped: "The customer wants no more reminders.",
};

/** What is said of reminders while none has a date: why none comes, or that all three were sent. */
export function noReminderWords({ never, sent }: NextReminder): string {
  if (never !== null) return NEVER[never];
  return sent >= 3 ? "All three reminders were sent." : "The first reminder is sent within minutes.";
}
