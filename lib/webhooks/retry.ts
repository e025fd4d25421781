import { retryDelay } from "@/lib/queue/retry-delay";
import { RETRY_WAITS } from "./view";

/** The wait after that many attempts, in milliseconds; null when the delivery has failed for good. */
export function delayAfter(attempts: number, retryAfterSeconds = 0): number | null {
  const planned = RETRY_WAITS[attempts - 1];
  return planned === undefined ? null : retryDelay(planned * 1000, retryAfterSeconds);
}
