/** How long one run through consent may take. */
export const ATTEMPT_LIFE_MS = 15 * 60_000;
