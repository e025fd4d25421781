import type { Comparison } from "@/lib/revocations/view";
import { counted } from "./number";

/** "Compared for 12 Xero users. Xero didn’t answer for 1: …" */
export function comparisonSentence({ compared, unread, busy }: Comparison): string {
  if (compared + unread === 0) return "No Xero user’s consent is stored here, so Gangway can’t ask Xero.";
  const parts = [`Compared for ${counted(compared, "Xero user")}.`];
  if (unread > 0)
    parts.push(`Xero didn’t answer for ${counted(unread, "Xero user")}: consent ended or Xero is unavailable.`);
  if (busy > 0) parts.push(`${counted(busy, "Xero user")} connecting right now: compare again in 15 minutes.`);
  return parts.join(" ");
}

/** What was removed, when fewer than were meant: others came into use meanwhile. */
export function removalSentence(removed: number, meant: number): string {
  const kept = meant - removed;
  const rest = kept > 0 ? ` ${counted(kept, "connection")} kept: in use, or already gone.` : "";
  return `${counted(removed, "connection")} removed.${rest}`;
}
