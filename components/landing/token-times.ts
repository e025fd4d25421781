import { EXPIRING_MS, TOKEN_LIFE_MS } from "@/lib/grants/token-life";

/** The next plank is laid this long after the one before. */
export const PLANK_STEP_MS = TOKEN_LIFE_MS - EXPIRING_MS;

const FIRST_PLANK_OF_THE_DAY_MS = 6 * 60_000;
const PAST_PLANKS = 3;
const MARKS = 7;

export type TokenTimes = {
  /** Where the time axis begins. */
  start: number;
  /** When each plank is laid, the past ones first. */
  marks: number[];
  /** Index of the plank that bears now. */
  current: number;
  minutesLeft: number;
};

/** Planks are laid at six, 26 and 46 minutes past the hour; this finds those around `now`. */
export function tokenTimes(now: number): TokenTimes {
  const sinceFirst = now - FIRST_PLANK_OF_THE_DAY_MS;
  const laidAt = FIRST_PLANK_OF_THE_DAY_MS + Math.floor(sinceFirst / PLANK_STEP_MS) * PLANK_STEP_MS;
  const start = laidAt - PAST_PLANKS * PLANK_STEP_MS;
  return {
    start,
    marks: Array.from({ length: MARKS }, (_, index) => start + index * PLANK_STEP_MS),
    current: PAST_PLANKS,
    minutesLeft: Math.ceil((laidAt + TOKEN_LIFE_MS - now) / 60_000),
  };
}
