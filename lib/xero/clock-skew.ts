import type { XeroAnswer } from "./http";

let aheadMs = 0;

/** Seconds since 1970 by Xero's clock, once a refused request has shown how far it is from ours. */
export function xeroTimestamp(): number {
  return Math.floor((Date.now() + aheadMs) / 1000);
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
