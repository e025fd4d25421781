import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./db";
import { tokenHash } from "./encryption";
import { GangwayError } from "./errors";

/**
 * Counts attempts in the database, for all replicas together. `consume` throws `too_many_requests` for one too many; `refund`
 * takes one back that turned out to be right; `forget` all of a key.
 */
export type RateLimit = {
  consume: (key: string | null) => Promise<void>;
  refund: (key: string | null) => Promise<void>;
  forget: (key: string) => Promise<void>;
};

const WINDOW_SECONDS = 15 * 60;

/** At most `points` attempts of one key in 15 minutes, or in so many seconds. */
export function rateLimit(name: string, points: number, duration = WINDOW_SECONDS): RateLimit {
  const limiter = () =>
    new RateLimiterPostgres({
      storeClient: pool(),
      storeType: "pool",
      tableName: "rate_limits",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration,
    });
  return {
    consume: async (key) => {
      try {
        await limiter().consume(hashOf(key));
      } catch (refusal) {
        throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
      }
    },
    refund: async (key) => void (await limiter().reward(hashOf(key))),
    forget: async (key) => void (await limiter().delete(hashOf(key))),
  };
}

/** Keys hold addresses and emails of any length: what is stored is their hash. */
const hashOf = (key: string | null) => tokenHash(key ?? "unknown").toString("base64url");

function tooMany({ msBeforeNext }: RateLimiterRes): GangwayError {
  const retryAfterSeconds = Math.ceil(msBeforeNext / 1000);
  const message = "Too many attempts in a short time. Wait a while, then try again.";
  return new GangwayError("too_many_requests", message, { retryAfterSeconds });
}

/** Deletes counters whose window is over. */
export async function deleteOldRateLimits(): Promise<void> {
  await pool().query("delete from rate_limits where expire < $1", [Date.now()]);
}
