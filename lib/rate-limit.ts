import { RateLimiterMemory } from "rate-limiter-flexible";
import { GangwayError } from "./errors";

/** Counts tries; `consume` throws `too_many_requests` for one too many. Each replica counts for itself. */
export type RateLimit = { consume: (key: string | null) => Promise<void>; forget: (key: string) => Promise<void> };

/** At most `points` tries of one key in 15 minutes. */
export function rateLimit(name: string, points: number): RateLimit {
  const limiter = new RateLimiterMemory({ points, duration: 15 * 60, keyPrefix: name });
  return {
    consume: async (key) => {
      await limiter.consume(key ?? "unknown").catch((refusal: { msBeforeNext?: number }) => {
        const retryAfterSeconds = Math.ceil((refusal.msBeforeNext ?? 60_000) / 1000);
        throw new GangwayError("too_many_requests", "Too many tries in a short time. Wait a while, then try again.", {
          retryAfterSeconds,
        });
      });
    },
    forget: async (key) => void (await limiter.delete(key)),
  };
}
