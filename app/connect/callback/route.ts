import { cookies } from "next/headers";
import { handleCallback } from "@/lib/connect/handle-callback";
import { browserCookie, browserCookieName } from "@/lib/connect/begin-authorization";
import { newRequestId, toFailure } from "@/lib/http";
import { seeOther } from "@/lib/portal";

/** Xero redirects browsers here. Always answers with a page, never with JSON. */
export async function GET(request: Request): Promise<Response> {
  const jar = await cookies();
  try {
    const query = new URL(request.url).searchParams;
    const { why, attemptId } = await handleCallback(query, (id) => jar.get(browserCookieName(id))?.value);
    const attempt = attemptId ? `attempt=${attemptId}` : "";
    const cleared: Record<string, string> = attemptId ? { "set-cookie": browserCookie(attemptId) } : {};
    return seeOther(why ? `/connect/ended?why=${why}&${attempt}` : `/connect/organisation?${attempt}`, cleared);
  } catch (error) {
    const requestId = newRequestId();
    toFailure(error, requestId);
    return seeOther(`/connect/ended?why=failed&request=${requestId}`);
  }
}
