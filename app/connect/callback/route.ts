import { cookies } from "next/headers";
import { failurePage } from "@/lib/connect/failure-page";
import { handleCallback } from "@/lib/connect/handle-callback";
import { browserCookie, browserCookieName } from "@/lib/connect/browser-cookie";
import { newRequestId, toFailure } from "@/lib/http";
import { seeOther } from "@/lib/portal";

/** Xero redirects browsers here. Always answers with a page, never with JSON. */
export async function GET(request: Request): Promise<Response> {
  // A browser that only prefetches the address must not use up its code.
  if (isPrefetch(request)) return new Response(null, { status: 503, headers: { "cache-control": "no-store" } });
  const jar = await cookies();
  try {
    const query = new URL(request.url).searchParams;
    const { reason, attemptId } = await handleCallback(query, (id) => jar.get(browserCookieName(id))?.value);
    const cleared: Record<string, string> = attemptId ? { "set-cookie": browserCookie(attemptId) } : {};
    const attempt: Record<string, string> = attemptId ? { attempt: attemptId } : {};
    const organisation = `/connect/organisation?${new URLSearchParams(attempt).toString()}`;
    return seeOther(reason ? failurePage(reason, attempt) : organisation, cleared);
  } catch (error) {
    const requestId = newRequestId();
    toFailure(error, requestId);
    return seeOther(failurePage("failed", { request: requestId }));
  }
}

function isPrefetch({ headers }: Request): boolean {
  return [headers.get("sec-purpose"), headers.get("purpose")].some((purpose) => purpose?.includes("prefetch"));
}
