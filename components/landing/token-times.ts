import { EXPIRING_MS, TOKEN_LIFE_MS } from "@/lib/grants/token-life";

/** A token is replaced this long after it was issued. */
export const RENEWAL_INTERVAL_MS = TOKEN_LIFE_MS - EXPIRING_MS;

const FIRST_TOKEN_OF_THE_DAY_MS = 6 * 60_000;
const PAST_TOKENS = 3;
const MARKS = 7;

export type TokenTimes = {
  /** Where the time axis begins. */
  start: number;
  /** When each token is issued, the past ones first. */
  marks: number[];
  /** Index of the current token. */
  current: number;
  minutesLeft: number;
};

/** Sample tokens are issued at six, 26 and 46 minutes past the hour; this finds those around `now`. */
export function tokenTimes(now: number): TokenTimes {
  const sinceFirst = now - FIRST_TOKEN_OF_THE_DAY_MS;
  const issuedAt = FIRST_TOKEN_OF_THE_DAY_MS + Math.floor(sinceFirst / RENEWAL_INTERVAL_MS) * RENEWAL_INTERVAL_MS;
  const start = issuedAt - PAST_TOKENS * RENEWAL_INTERVAL_MS;
  return {
    start,
    marks: Array.from({ length: MARKS }, (_, index) => start + index * RENEWAL_INTERVAL_MS),
    current: PAST_TOKENS,
    minutesLeft: Math.ceil((issuedAt + TOKEN_LIFE_MS - now) / 60_000),
  };
}
