import type { OAuth2State } from "./model";

const keptMs = 86_400_000;

/** A day after it could be used last. */
export function forgetOld({ codes, bearerTokens, refreshTokens }: OAuth2State, now: number): void {
  const isOld = ({ expiresAt }: { expiresAt: number }) => expiresAt + keptMs <= now;
  codes.remove(codes.filter(isOld));
  bearerTokens.remove(bearerTokens.filter(isOld));
  refreshTokens.remove(refreshTokens.filter((each) => isOld(each) || (each.replacedAt ?? Infinity) + keptMs <= now));
}
