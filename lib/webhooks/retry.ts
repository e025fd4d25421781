const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** After each failed try but the last, in seconds: ten tries within about three days. docs/api.md tells receivers. */
const WAITS = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/** However long an answer asks to wait. */
const MOST_WAIT = 24 * HOUR;

/**
 * How long to wait after that many tries, in milliseconds: up to a fifth more or less than planned, so that what failed together
 * does not come back together, and never less than the answer asked for. Null when it is given up.
 */
export function waitAfter(tries: number, retryAfterSeconds: number): number | null {
  const planned = WAITS[tries - 1];
  if (planned === undefined) return null;
  const jittered = planned * (0.8 + Math.random() * 0.4);
  return Math.max(jittered, Math.min(retryAfterSeconds, MOST_WAIT)) * 1000;
}

/** What a Retry-After header asks for, in seconds: a number or a date (RFC 9110 section 10.2.3). 0 when it is neither. */
export function readRetryAfter(header: string | undefined, now = Date.now()): number {
  if (header === undefined) return 0;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}
