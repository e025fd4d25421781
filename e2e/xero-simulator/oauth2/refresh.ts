import type { RefreshToken } from "./model";

const graceMs = 30 * 60_000;

/** A replaced token works for thirty more minutes, since the answer may have been lost (xero-protocol.md, B.3). */
export const isUsable = ({ expiresAt, replacedAt = Infinity }: RefreshToken, now: number) =>
  expiresAt > now && now < replacedAt + graceMs;
