import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth";
import { env } from "@/lib/env";
import { seeOther } from "@/lib/portal";
import { BEGUN } from "@/lib/session";

/** Lets next-auth set the cookie of its form token, then goes back to the page that needs it. */
export async function GET(request: NextRequest): Promise<Response> {
  const csrf = new NextRequest(`${env().PUBLIC_URL}/api/auth/csrf`, { headers: request.headers });
  const params = Promise.resolve({ nextauth: ["csrf"] });
  const answer = (await NextAuth(csrf, { params }, authOptions())) as Response;
  const response = seeOther(backTo(request.nextUrl.searchParams.get("back")));
  for (const cookie of answer.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}

// Only ever to a page of ours: two slashes at the start would be another host.
function backTo(path: string | null): string {
  const back = path && /^\/(?![/\\])/.test(path) ? path : "/sign-in";
  return `${back}${back.includes("?") ? "&" : "?"}${BEGUN}`;
}
