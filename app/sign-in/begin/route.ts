import { NextRequest } from "next/server";
import { askNextAuth } from "@/lib/auth";
import { env } from "@/lib/env";
import { toLocalPath } from "@/lib/local-path";
import { seeOther } from "@/lib/portal";
import { BEGUN } from "@/lib/signed-in";

/** Lets next-auth set the cookie of its CSRF token, then returns to the page that needs it. */
export async function GET(request: NextRequest): Promise<Response> {
  const csrf = new NextRequest(`${env().PUBLIC_URL}/api/auth/csrf`, { headers: request.headers });
  const params = Promise.resolve({ nextauth: ["csrf"] });
  const answer = await askNextAuth(csrf, { params });
  const response = seeOther(backTo(request.nextUrl.searchParams.get("back")));
  for (const cookie of answer.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}

function backTo(address: string | null): string {
  const path = toLocalPath(address);
  const back = path === null || path === "/" ? "/sign-in" : path;
  return `${back}${back.includes("?") ? "&" : "?"}${BEGUN}`;
}
