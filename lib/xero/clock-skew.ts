import type { XeroAnswer } from "./http";

/** A clock that is wrong by more seconds than that is a problem worth telling. */
export const MAX_SKEW = 30;

let aheadMs = 0;

/** Seconds since 1970 by Xero's clock, once a refused request has shown how far it is from ours. */
export function xeroTimestamp(): number {
  return Math.floor((Date.now() + aheadMs) / 1000);
}

/** How many seconds Xero's clock is ahead of ours, by the Date header of an answer; 0 without one. */
export function secondsAhead(date: string | null): number {
  const theirs = Date.parse(date ?? "");
  return Number.isNaN(theirs) ? 0 : Math.round((theirs - Date.now()) / 1000);
}

/**
 * Adjusts to Xero's clock when the answer refuses our timestamp. Returns whether it did: such a request had no effect, so it
 * can be sent again, once.
 */
export function adjustClockSkew(answer: XeroAnswer): boolean {
  const theirs = Date.parse(answer.header("date") ?? "");
  if (!/\btimestamp_refused\b/.test(answer.body) || Number.isNaN(theirs)) return false;
  aheadMs = theirs - Date.now();
  return true;
}
