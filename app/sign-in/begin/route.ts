import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth";
import { env } from "@/lib/env";
import { seeOther } from "@/lib/portal";
import { BEGUN } from "@/lib/signed-in";

/** Lets next-auth set the cookie of its CSRF token, then returns to the page that needs it. */
export async function GET(request: NextRequest): Promise<Response> {
  const csrf = new NextRequest(`${env().PUBLIC_URL}/api/auth/csrf`, { headers: request.headers });
  const params = Promise.resolve({ nextauth: ["csrf"] });
  const answer = (await NextAuth(csrf, { params }, authOptions())) as Response;
  const response = seeOther(backTo(request.nextUrl.searchParams.get("back")));
  for (const cookie of answer.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}

// Only to a page of ours, resolved as a browser would: what leads elsewhere has another origin.
function backTo(path: string | null): string {
  const own = env().PUBLIC_URL;
  const back = URL.canParse(path ?? "", own) ? new URL(path ?? "", own) : null;
  const isOurs = back?.origin === own && back.pathname !== "/";
  const { pathname, search } = isOurs ? back : new URL("/sign-in", own);
  return `${pathname}${search}${search ? "&" : "?"}${BEGUN}`;
}
