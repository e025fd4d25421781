/**
 * The wait before a retry, in milliseconds: as planned, up to a fifth more or less, so that what failed together is not retried
 * together, and not less than a Retry-After asked for.
 */
export function retryDelay(plannedMs: number, retryAfterSeconds = 0): number {
  return Math.max(plannedMs * (0.8 + Math.random() * 0.4), retryAfterSeconds * 1000);
}
