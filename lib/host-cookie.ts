import { env } from "./env";

const isHttps = () => env().PUBLIC_URL.startsWith("https:");

/** The name of a cookie of ours. With https only this very host can set it (RFC 6265bis section 4.1.3.2). */
export function hostCookieName(name: string): string {
  return isHttps() ? `__Host-${name}` : name;
}

/** What every cookie of ours has, for next-auth and for Next.js. Lax: Xero's way back is a top-level GET from another site. */
export function hostCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
}

/** The Set-Cookie header for one, for so many seconds; without a value the one that deletes it. */
export function hostCookie(name: string, value: string, seconds: number): string {
  const secure = isHttps() ? "; Secure" : "";
  const life = value === "" ? 0 : seconds;
  return `${hostCookieName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${secure}`;
}
