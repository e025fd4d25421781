import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth";
import { newRequestId, readBody, toFailure } from "@/lib/http";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth reads a body of any size into memory, so it gets one that was read with a limit. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  try {
    const body = request.method === "POST" ? await readBody(request) : null;
    const limited = new NextRequest(request.url, { method: request.method, headers: request.headers, body });
    return (await NextAuth(limited, context, authOptions())) as Response;
  } catch (error) {
    const requestId = newRequestId();
    const { status, code, message } = toFailure(error, requestId);
    return Response.json({ requestId, code, message }, { status });
  }
}

export { handler as GET, handler as POST };
