import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import type { AttemptRow } from "@/lib/attempts/store";
import { tokenHash } from "@/lib/encryption";
import { env } from "@/lib/env";

/** The name of the cookie that binds an attempt to a browser; one for each, so that two tabs do not interfere. */
export function browserCookieName(attemptId: string): string {
  const name = `gangway-attempt-${attemptId}`;
  return isHttps() ? `__Host-${name}` : name;
}

/** The Set-Cookie header for it; without a value the one that deletes it. */
export function browserCookie(attemptId: string, value = "", lifeMs = ATTEMPT_LIFE_MS): string {
  const life = value === "" ? 0 : lifeMs / 1000;
  // Lax: Xero's redirect is a top-level GET from another site.
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${isHttps() ? "; Secure" : ""}`;
  return `${browserCookieName(attemptId)}=${value}; ${attributes}`;
}

/** Whether that browser's cookie, if it brought one, is the one that an attempt is bound to. */
export function isSameBrowser({ browserHash }: Pick<AttemptRow, "browserHash">, cookie: string | undefined): boolean {
  return cookie !== undefined && browserHash !== null && tokenHash(cookie).equals(browserHash);
}

const isHttps = () => env().PUBLIC_URL.startsWith("https:");
