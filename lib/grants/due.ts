import { EXPIRING_MS } from "./token-life";
import type { Db } from "@/lib/db";
import type { TokenSet } from "@/lib/xero/model";

/** Spreads renewals: they are due `EXPIRING_MS` before a token's end, or up to this much earlier. */
export const JITTER_MS = 3 * 60_000;

/** How far the database's clock, which decides what is due or has ended, is ahead of this process's, in milliseconds. */
export async function clockAhead(tx: Db): Promise<number> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`select clock_timestamp() now`;
  return row.now.getTime() - Date.now();
}

/** The times to store with a token set: its end, its renewal, the notice of its end; by a clock that is `ahead` of ours, in milliseconds. */
export function schedule({ issuedAt, expiresAt, renewal }: TokenSet, ahead: number) {
  const end = expiresAt + ahead;
  const middle = (issuedAt + expiresAt) / 2 + ahead;
  const canRenew = renewal !== null;
  return {
    issuedAt: new Date(issuedAt + ahead),
    expiresAt: new Date(end),
    // A token with a shorter life than Xero's is renewed half-way.
    renewAt: canRenew ? new Date(Math.max(middle, end - EXPIRING_MS - Math.random() * JITTER_MS)) : null,
    noticeAt: canRenew ? null : new Date(end - EXPIRING_MS),
    checkedAt: new Date(Date.now() + ahead),
  };
}
