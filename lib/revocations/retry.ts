import { retryDelay } from "@/lib/queue/retry-delay";

const FIRST_WAIT_MS = 15_000;
const MAX_WAIT_MS = 60 * 60_000;
const GIVE_UP_AFTER_MS = 7 * 24 * 60 * 60_000;

/** The wait before Xero is asked again, in milliseconds; null after a week. */
export function delayAfter(
  { attempts, ageMs }: { attempts: number; ageMs: number },
  retryAfterSeconds = 0,
): number | null {
  if (ageMs > GIVE_UP_AFTER_MS) return null;
  return retryDelay(Math.min(FIRST_WAIT_MS * 2 ** attempts, MAX_WAIT_MS), retryAfterSeconds);
}
