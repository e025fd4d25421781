const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** After each failed try but the last, in seconds: ten tries within about three days. docs/api.md tells receivers. */
const WAITS = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/**
 * How long to wait after that many tries, in milliseconds: up to a fifth more or less than planned, so that what failed together
 * does not come back together, and never less than the answer asked for. Null when it is given up.
 */
export function waitAfter(tries: number, retryAfterSeconds: number): number | null {
  const planned = WAITS[tries - 1];
  if (planned === undefined) return null;
  const jittered = planned * (0.8 + Math.random() * 0.4);
  return Math.max(jittered, retryAfterSeconds) * 1000;
}
