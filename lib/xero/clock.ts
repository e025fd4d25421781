import type { XeroAnswer } from "./http";

/** A clock that differs by less is no reason for a refusal: Xero's tolerance is minutes. */
const TELLING_MS = 60_000;

let aheadMs = 0;

/** Seconds since 1970 by Xero's clock, as far as its refusals have told how it differs from ours. */
export function xeroTimestamp(): number {
  return Math.floor((Date.now() + aheadMs) / 1000);
}

/**
 * Takes Xero's clock over from an answer that refused our timestamp. Gives whether it differs, so that a request signed anew
 * can be taken. Nothing was done by a request that was refused so: it may be sent again.
 */
export function learnClock(answer: XeroAnswer): boolean {
  const theirs = Date.parse(answer.header("date") ?? "");
  const isRefused = /\btimestamp_refused\b/.test(answer.body) && !Number.isNaN(theirs);
  if (!isRefused || Math.abs(theirs - Date.now() - aheadMs) < TELLING_MS) return false;
  aheadMs = theirs - Date.now();
  return true;
}
