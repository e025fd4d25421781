import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { randomToken, tokenHash } from "@/lib/encryption";
import { hostCookieName, hostCookieOptions } from "@/lib/host-cookie";

const LIFE_SECONDS = 180 * 24 * 60 * 60;

/**
 * The name of this browser if that user has signed in with it before, else null: its tries to sign in are counted apart from
 * those of strangers (OWASP's device cookies), so nobody can lock its user out. Its cookie allows nothing else.
 */
export function knownBrowser(email: string, cookieOf: (name: string) => string | undefined): string | null {
  const [name, proof] = cookieOf(cookieName(email))?.split(".") ?? [];
  if (!name || !proof) return null;
  const [given, expected] = [proof, proofOf(email, name)].map((text) => Buffer.from(text));
  return given!.length === expected!.length && timingSafeEqual(given!, expected!) ? name : null;
}

/** The cookie with which a browser proves that this user has signed in with it. */
export function newKnownBrowser(email: string) {
  const name = randomToken("base64url");
  const value = `${name}.${proofOf(email, name)}`;
  return { name: cookieName(email), value, ...hostCookieOptions(), maxAge: LIFE_SECONDS };
}

/** One for each user, since people share browsers. */
function cookieName(email: string): string {
  const user = tokenHash(normal(email)).toString("hex").slice(0, 16);
  return hostCookieName(`gangway-known-${user}`);
}

function proofOf(email: string, name: string): string {
  const proven = JSON.stringify(["known browser", normal(email), name]);
  return createHmac("sha256", env().SESSION_SECRET).update(proven).digest("base64url");
}

const normal = (email: string) => email.trim().toLowerCase();
