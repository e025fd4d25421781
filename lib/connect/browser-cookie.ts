import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { env } from "@/lib/env";

/** The name of the cookie that binds an attempt to a browser; one for each, so that two tabs do not interfere. */
export function browserCookieName(attemptId: string): string {
  const name = `gangway-attempt-${attemptId}`;
  return isHttps() ? `__Host-${name}` : name;
}

/** The Set-Cookie header for it; without a value the one that deletes it. */
export function browserCookie(attemptId: string, value = ""): string {
  const life = value === "" ? 0 : ATTEMPT_LIFE_MS / 1000;
  // Lax: Xero's redirect is a top-level GET from another site.
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${isHttps() ? "; Secure" : ""}`;
  return `${browserCookieName(attemptId)}=${value}; ${attributes}`;
}

const isHttps = () => env().PUBLIC_URL.startsWith("https:");
