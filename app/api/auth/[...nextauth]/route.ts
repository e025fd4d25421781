import type { NextRequest } from "next/server";
import { askNextAuth } from "@/lib/auth";
import { SECOND_STEP, SECOND_STEP_PROBLEMS } from "@/lib/auth/authorize";
import { readableRequest } from "@/lib/auth/readable-request";
import { GangwayError } from "@/lib/errors";
import { newRequestId, toFailure } from "@/lib/http";
import { seeOther } from "@/lib/portal";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  try {
    const { nextauth } = await context.params;
    if (nextauth[0] === "error") return toSignIn(request.url);
    if (request.method === "GET" && nextauth.join("/") === "callback/credentials") throw signInByForm();
    const response = await askNextAuth(await readableRequest(request), context);
    return response.status < 500 ? response : toSignIn(request.url);
  } catch (error) {
    const requestId = newRequestId();
    const { status, code, message, headers } = toFailure(error, requestId);
    return Response.json({ requestId, code, message }, { status, headers });
  }
}

/** The page that shows the error that is named, if a header can carry it. */
function toSignIn(address: string): Response {
  const named = new URL(address).searchParams.get("error") ?? "Default";
  if (named === SECOND_STEP) return seeOther("/sign-in/second-step");
  const error = encodeURIComponent(named.slice(0, 100).toWellFormed());
  return seeOther(`/sign-in${SECOND_STEP_PROBLEMS.includes(named) ? "/second-step" : ""}?error=${error}`);
}

const signInByForm = () =>
  new GangwayError("method_not_allowed", "Signing in takes a POST of the sign-in page's form.");

export { handler as GET, handler as POST };
