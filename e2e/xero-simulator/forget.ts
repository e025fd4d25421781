import type { State } from "./model";
import { forgetOld as forgetOldOAuth2 } from "./oauth2/forget";
import { toleranceSeconds } from "./verification";

const kept = { requestTokens: 1000, deadTokens: 1000 };

/** What nobody can use any more goes, so that the state does not grow for ever. */
export function forgetOld({ requestTokens, accessTokens, nonces, oauth2 }: State, now: number): void {
  requestTokens.remove(requestTokens.filter(() => true).slice(0, -kept.requestTokens));
  accessTokens.remove(accessTokens.filter((each) => each.state !== "live").slice(0, -kept.deadTokens));
  nonces.remove(nonces.filter((each) => Math.abs(each.timestamp * 1000 - now) > 2 * toleranceSeconds * 1000));
  forgetOldOAuth2(oauth2, now);
}
