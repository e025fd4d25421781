import { cookies } from "next/headers";
import { failurePage } from "@/lib/connect/failure-page";
import { CallbackError, type Outcome, handleCallback } from "@/lib/connect/handle-callback";
import { browserCookie, browserCookieName } from "@/lib/connect/browser-cookie";
import { afterConsent } from "@/lib/connect/customer/finish";
import { customerPages } from "@/lib/connect/customer/view";
import { isCustomerHost } from "@/lib/customer-host";
import { endOfError, getVisitor } from "@/lib/customer";
import { newRequestId, toFailure } from "@/lib/http";
import { seeOther } from "@/lib/portal";

/** Xero redirects browsers here. Always answers with a page, never with JSON. */
export async function GET(request: Request): Promise<Response> {
  // A browser that only prefetches the address must not use up its code.
  if (isPrefetch(request)) return new Response(null, { status: 503, headers: { "cache-control": "no-store" } });
  const jar = await cookies();
  try {
    const query = new URL(request.url).searchParams;
    const outcome = await handleCallback(query, (id) => jar.get(browserCookieName(id))?.value);
    const { attemptId, linkId } = outcome;
    const cleared: Record<string, string> = attemptId ? { "set-cookie": browserCookie(attemptId) } : {};
    const isCustomers = linkId !== null || isCustomerHost(request.headers.get("host"));
    return seeOther(isCustomers ? await customersPage(outcome) : adminsPage(outcome), cleared);
  } catch (error) {
    return seeOther(failedPage(error, isCustomerHost(request.headers.get("host"))));
  }
}

function failedPage(error: unknown, isCustomers: boolean): string {
  const { linkId, attemptId, cause } = error instanceof CallbackError ? error : new CallbackError("", null, error);
  if (linkId !== null) return customerPages.ended(endOfError(cause), { link: linkId, attempt: attemptId });
  const requestId = newRequestId();
  toFailure(cause, requestId);
  if (isCustomers) return customerPages.ended("failed");
  return failurePage("failed", { request: requestId });
}

function adminsPage({ reason, attemptId }: Outcome): string {
  const attempt: Record<string, string> = attemptId ? { attempt: attemptId } : {};
  return reason ? failurePage(reason, attempt) : `/connect/organisation?${new URLSearchParams(attempt).toString()}`;
}

async function customersPage({ linkId: link, reason, attemptId }: Outcome): Promise<string> {
  if (link === null) return customerPages.ended(reason ?? "failed");
  const visitor = await getVisitor(link);
  if (reason || !visitor || !attemptId)
    return customerPages.ended(reason ?? "wrong_browser", attemptId ? { link, attempt: attemptId } : { link });
  try {
    return await afterConsent(visitor, attemptId);
  } catch (error) {
    return customerPages.ended(endOfError(error), { link, attempt: attemptId });
  }
}

function isPrefetch({ headers }: Request): boolean {
  return [headers.get("sec-purpose"), headers.get("purpose")].some((purpose) => purpose?.includes("prefetch"));
}
