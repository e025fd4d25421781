/** The wait before a retry, in milliseconds: as planned, a fifth more or less against herds, and not less than a Retry-After. */
export function retryDelay(plannedMs: number, retryAfterSeconds = 0): number {
  return Math.max(plannedMs * (0.8 + Math.random() * 0.4), retryAfterSeconds * 1000);
}
