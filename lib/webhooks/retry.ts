import { retryDelay } from "@/lib/queue/retry-delay";
import { RETRY_WAITS } from "./view";

/** The wait after that many attempts, in milliseconds; null when the delivery has failed for good. */
export function delayAfter(attempts: number, retryAfterSeconds = 0): number | null {
  const planned = RETRY_WAITS[attempts - 1];
  return planned === undefined ? null : retryDelay(planned * 1000, retryAfterSeconds);
}

/** What a Retry-After header asks for, in seconds: a number or a date (RFC 9110 section 10.2.3). 0 when it is neither. */
export function readRetryAfter(header: string | undefined, now = Date.now()): number {
  if (header === undefined) return 0;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}
