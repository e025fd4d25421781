import type { OAuth2State } from "./model";

const keptMs = 86_400_000;

/** What nobody can use any more goes after a day, so that the state does not grow for ever. */
export function forgetOld(state: OAuth2State, now: number): void {
  const isRecent = ({ expiresAt }: { expiresAt: number }) => expiresAt + keptMs > now;
  state.codes = state.codes.filter(isRecent);
  state.bearerTokens = state.bearerTokens.filter(isRecent);
  state.refreshTokens = state.refreshTokens.filter(
    (each) => isRecent(each) && (each.replacedAt ?? Infinity) + keptMs > now,
  );
}
