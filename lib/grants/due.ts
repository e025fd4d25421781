import { EXPIRING_MS } from "./token-life";
import type { Db } from "@/lib/db";
import type { TokenSet } from "@/lib/xero/model";

/** How long before a token's end its renewal begins at the latest; earlier by up to `JITTER_MS`. */
export const EARLIEST_RENEWAL_MS = EXPIRING_MS;
/** Renewals that fall due together are spread over this time. */
export const JITTER_MS = 60_000;

/** How far the database's clock is ahead of this process's, in milliseconds. What is due, and what has ended, the database says. */
export async function clockAhead(tx: Db): Promise<number> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`select clock_timestamp() now`;
  return row.now.getTime() - Date.now();
}

/** When a token set ends, when its renewal is due, and when its end has to be told, by a clock that is `ahead` of ours. */
export function schedule({ issuedAt, expiresAt, renewal }: TokenSet, ahead: number) {
  const end = expiresAt + ahead;
  const middle = (issuedAt + expiresAt) / 2 + ahead;
  const canRenew = renewal !== null;
  return {
    issuedAt: new Date(issuedAt + ahead),
    expiresAt: new Date(end),
    // A life shorter than Xero's is renewed in its middle.
    renewAt: canRenew ? new Date(Math.max(middle, end - EARLIEST_RENEWAL_MS - Math.random() * JITTER_MS)) : null,
    noticeAt: canRenew ? null : new Date(end - EXPIRING_MS),
    checkedAt: new Date(Date.now() + ahead),
  };
}
