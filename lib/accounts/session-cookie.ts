import { env } from "@/lib/env";

const isHttps = () => env().PUBLIC_URL.startsWith("https:");

/** The name of one of next-auth's cookies. With https only this very host can set it. */
export function authCookieName(what: "session-token" | "csrf-token"): string {
  return `${isHttps() ? "__Host-" : ""}next-auth.${what}`;
}

/** What every cookie of ours has, for next-auth and for Next.js. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
}
