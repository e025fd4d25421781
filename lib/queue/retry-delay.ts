/** However long a Retry-After asks to wait. */
export const MAX_RETRY_AFTER_SECONDS = 86_400;

/**
 * The wait before a retry, in milliseconds: as planned, up to a fifth more or less, so that what failed together is not retried
 * together, and not less than a Retry-After asked for.
 */
export function retryDelay(plannedMs: number, retryAfterSeconds = 0): number {
  const jittered = plannedMs * (0.8 + Math.random() * 0.4);
  return Math.max(jittered, Math.min(retryAfterSeconds, MAX_RETRY_AFTER_SECONDS) * 1000);
}
