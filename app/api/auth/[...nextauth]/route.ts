import { NextRequest } from "next/server";
import { askNextAuth } from "@/lib/auth";
import { SECOND_STEP, SECOND_STEP_PROBLEMS } from "@/lib/auth/authorize";
import { GangwayError } from "@/lib/errors";
import { newRequestId, readBody, toFailure } from "@/lib/http";
import { pathAfterSignIn } from "@/lib/local-path";
import { seeOther } from "@/lib/portal";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth, given only what it can read: it answers 500 to other addresses, and reads a body of any size into memory. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  try {
    const { nextauth } = await context.params;
    const url = new URL(request.url);
    if (nextauth[0] === "error") return toSignIn(url);
    if (request.method === "GET" && nextauth.join("/") === "callback/credentials") throw signInByForm();
    const back = url.searchParams.get("callbackUrl");
    if (back !== null) url.searchParams.set("callbackUrl", pathAfterSignIn(back) ?? "/dashboard");
    const body = request.method === "POST" ? await readBody(request) : null;
    const limited = new NextRequest(url, { method: request.method, headers: request.headers, body });
    const response = await askNextAuth(limited, context);
    return response.status < 500 ? response : toSignIn(url);
  } catch (error) {
    const requestId = newRequestId();
    const { status, code, message, headers } = toFailure(error, requestId);
    return Response.json({ requestId, code, message }, { status, headers });
  }
}

/** The page that shows the error that is named, if a header can carry it. */
function toSignIn({ searchParams }: URL): Response {
  const named = searchParams.get("error") ?? "Default";
  if (named === SECOND_STEP) return seeOther("/sign-in/second-step");
  const error = encodeURIComponent(named.slice(0, 100).toWellFormed());
  return seeOther(`/sign-in${SECOND_STEP_PROBLEMS.includes(named) ? "/second-step" : ""}?error=${error}`);
}

const signInByForm = () =>
  new GangwayError("method_not_allowed", "Signing in takes a POST of the sign-in page's form.");

export { handler as GET, handler as POST };
