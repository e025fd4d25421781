/** How long a Xero token lives (xero-protocol B.3), in milliseconds; the full length of every countdown bar. */
export const TOKEN_LIFE_MS = 30 * 60_000;

/** How long before its end a token that cannot be renewed counts as expiring, and renewal of the others starts; in milliseconds. */
export const EXPIRING_MS = 10 * 60_000;
