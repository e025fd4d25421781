import type { XeroAnswer } from "./http";

let aheadMs = 0;

/** Seconds since 1970 by Xero's clock, as far as its refusals have told how it differs from ours. */
export function xeroTimestamp(): number {
  return Math.floor((Date.now() + aheadMs) / 1000);
}

/**
 * Takes Xero's clock over from an answer that refused our timestamp. Gives whether it was one, so that the request can be
 * signed anew. Nothing was done by a request that was refused so: it may be sent again, once.
 */
export function adjustClockSkew(answer: XeroAnswer): boolean {
  const theirs = Date.parse(answer.header("date") ?? "");
  if (!/\btimestamp_refused\b/.test(answer.body) || Number.isNaN(theirs)) return false;
  aheadMs = theirs - Date.now();
  return true;
}
