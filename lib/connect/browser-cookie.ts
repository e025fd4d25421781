import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import type { AttemptRow } from "@/lib/attempts/store";
import { tokenHash } from "@/lib/encryption";
import { hostCookie, hostCookieName } from "@/lib/host-cookie";

/** The name of the cookie that binds an attempt to a browser; one for each, so that two tabs do not interfere. */
export function browserCookieName(attemptId: string): string {
  return hostCookieName(nameOf(attemptId));
}

/** The Set-Cookie header for it; without a value the one that deletes it. */
export function browserCookie(attemptId: string, value = "", lifeMs = ATTEMPT_LIFE_MS): string {
  return hostCookie(nameOf(attemptId), value, lifeMs / 1000);
}

/** Whether that browser's cookie, if it brought one, is the one that an attempt is bound to. */
export function isSameBrowser({ browserHash }: Pick<AttemptRow, "browserHash">, cookie: string | undefined): boolean {
  return cookie !== undefined && browserHash !== null && tokenHash(cookie).equals(browserHash);
}

const nameOf = (attemptId: string) => `gangway-attempt-${attemptId}`;
