import { Agent, request } from "undici";
import { XeroError, type XeroErrorReason } from "./errors";

/** Deadline of one call from first byte sent to last byte read. Xero answers in well under a second. */
const DEADLINE_MS = 10_000;
/** No answer of the calls made here comes near this size. */
const MOST_BYTES = 1_000_000;
/** Statuses for which a Response with a body, even an empty one, cannot be made. */
const WITHOUT_BODY = new Set([204, 205, 304]);

const agent = new Agent({
  connect: { timeout: 5_000 },
  // As many as a worker has renewals under way: with fewer, the rest would wait in line behind a slow Xero.
  connections: 256,
  keepAliveTimeout: 10_000,
  headersTimeout: DEADLINE_MS,
  bodyTimeout: DEADLINE_MS,
  maxResponseSize: MOST_BYTES,
});

export type XeroAnswer = { status: number; header: (name: string) => string | undefined; body: string };

/**
 * One call to Xero, never repeated and never redirected: a signature is good for one sending to one address.
 * Throws XeroError `timeout`, `unreachable` or `invalid_response` (an answer too large to be Xero's).
 */
export async function callXero(
  method: "GET" | "POST" | "DELETE",
  url: URL,
  headers: Record<string, string>,
  body?: string,
): Promise<XeroAnswer> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    const answer = await request(url, { method, headers, body: body ?? null, dispatcher: agent, signal });
    return {
      status: answer.statusCode,
      header: (name) => [answer.headers[name.toLowerCase()]].flat()[0],
      body: await answer.body.text(),
    };
  } catch (cause) {
    throw new XeroError(signal.aborted ? "timeout" : reasonOf(cause), { cause });
  }
}

/** The same as a `fetch`, for the library that speaks OAuth 2.0. */
export async function xeroFetch(
  url: string,
  init: { method: string; headers: Record<string, string>; body?: unknown },
): Promise<Response> {
  const body = init.body instanceof URLSearchParams ? init.body.toString() : undefined;
  const answer = await callXero(init.method as "GET" | "POST", new URL(url), init.headers, body);
  const headers = {
    "content-type": answer.header("content-type") ?? "",
    "retry-after": answer.header("retry-after") ?? "",
  };
  return new Response(WITHOUT_BODY.has(answer.status) ? null : answer.body, { status: answer.status, headers });
}

/** Why a call got no answer. */
export function reasonOf(error: unknown): XeroErrorReason {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") return "invalid_response";
  return /TIMEOUT|ETIMEDOUT/.test(code) ? "timeout" : "unreachable";
}
