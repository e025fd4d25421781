import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy } from "./lib/content-security-policy";
import { isForCustomers } from "./lib/customer-host";
import { LANGUAGE_COOKIE, pickLanguage } from "./lib/links/language";

/**
 * Tells pages their own address, so that signing in can lead back to it, a customer's pages their language, and all of them the nonce of
 * their scripts. Decides nothing about access.
 */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  const { pathname, search } = request.nextUrl;
  const nonce = randomBytes(16).toString("base64");
  const policy = pagePolicy(nonce, process.env.NODE_ENV === "development");
  headers.set("x-nonce", nonce);
  // Where Next.js looks for the nonce of its own scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-gangway-path", pathname + search);
  headers.delete("x-gangway-language");
  if (pathname === "/c" || pathname.startsWith("/c/")) {
    const chosen = request.cookies.get(LANGUAGE_COOKIE)?.value;
    headers.set("x-gangway-language", pickLanguage(chosen, request.headers.get("accept-language")));
  }
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  // A window that a host's page has opened tells it how connecting ended.
  if (!isForCustomers(pathname)) response.headers.set("cross-origin-opener-policy", "same-origin");
  return response;
}

/** Pages, and what leads from one to the next. */
export const config = { matcher: ["/((?!api/|elements/|your_moms/|_next/|metrics$|gangway\\.js$|icon\\.svg$).*)"] };
