import { type NextRequest, NextResponse } from "next/server";
import { LANGUAGE_COOKIE, pickLanguage } from "./lib/links/language";

/**
 * Tells pages their own address, so that signing in can lead back to it, and a customer's pages their language. Decides nothing
 * about access.
 */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  const { pathname, search } = request.nextUrl;
  headers.set("x-gangway-path", pathname + search);
  headers.delete("x-gangway-language");
  if (pathname === "/c" || pathname.startsWith("/c/")) {
    const chosen = request.cookies.get(LANGUAGE_COOKIE)?.value;
    headers.set("x-gangway-language", pickLanguage(chosen, request.headers.get("accept-language")));
  }
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/sign-in", "/connect/:path*", "/dashboard/:path*", "/c/:path*"] };
