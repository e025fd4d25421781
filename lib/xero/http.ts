import { type Dispatcher, request } from "undici";
import { isUntrusted } from "@/lib/certificate";
import { newDispatcher } from "@/lib/outgoing/dispatcher";
import { secondsSince, xeroCalls } from "@/lib/metrics";
import { startSpan } from "@/lib/tracing/span";
import { USER_AGENT } from "@/lib/user-agent";
import { masked, secretsOf } from "./mask";
import { XeroError, type XeroErrorReason } from "./errors";

/** From the first byte sent to the last byte read. Xero answers in well under a second. */
const DEADLINE_MS = 10_000;
/** Twice the longest answer of these calls: the connections of the largest tier's 10,000 organisations. */
const MAX_BYTES = 8_000_000;
/** Statuses with which a Response takes no body, not even an empty one. */
export const WITHOUT_BODY = new Set([204, 205, 304]);

let dispatcher: Dispatcher | undefined;

const OPTIONS = {
  connect: { timeout: 5_000 },
  // As many as a worker runs renewals: with fewer, the rest would queue behind a slow Xero.
  connections: 256,
  keepAliveTimeout: 10_000,
  headersTimeout: DEADLINE_MS,
  bodyTimeout: DEADLINE_MS,
  maxResponseSize: MAX_BYTES,
};

export type XeroAnswer = { status: number; header: (name: string) => string | undefined; body: string };

/**
 * One call to Xero, never repeated and never redirected: a signature is valid once and for one URL. A refusal does not repeat
 * the secrets of the call. Throws XeroError.
 */
export async function callXero(
  method: "GET" | "POST" | "DELETE",
  url: URL,
  headers: Record<string, string>,
  body?: string,
): Promise<XeroAnswer> {
  dispatcher ??= newDispatcher(OPTIONS);
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const note = measureCall("connection", method, url.hostname);
  try {
    const answer = await request(url, {
      method,
      headers: { ...headers, "user-agent": USER_AGENT },
      body: body ?? null,
      dispatcher,
      signal,
    });
    note(answer.statusCode);
    return {
      status: answer.statusCode,
      header: (name) => [answer.headers[name.toLowerCase()]].flat()[0],
      body: withoutSecrets(answer.statusCode, await answer.body.text(), secretsOf(headers, body)),
    };
  } catch (cause) {
    const reason = signal.aborted ? "timeout" : reasonOf(cause);
    note(reason);
    throw new XeroError(reason, { cause });
  }
}

/**
 * Begins to measure a call to Xero. What is returned is called with its outcome; only the first one counts. Its `traceparent` is never
 * sent: Xero has no use for it, and ids of our traces are nobody else's.
 */
export function measureCall(
  purpose: "connection" | "passthrough",
  method: string,
  host: string,
): (outcome: number | XeroErrorReason) => void {
  const startedAt = performance.now();
  const span = startSpan(`xero ${purpose}`, "client", { "http.request.method": method, "server.address": host });
  let isNoted = false;
  return (outcome) => {
    if (!isNoted) xeroCalls.observe({ purpose, outcome }, secondsSince(startedAt));
    isNoted = true;
    span.set(typeof outcome === "number" ? { "http.response.status_code": outcome } : { "error.type": outcome });
    span.end();
  };
}

/** A refusal's text without these secrets. */
export function withoutSecrets(status: number, body: string, secrets: (string | undefined)[]): string {
  return status < 400 ? body : masked(body, secrets);
}

type Init = { method: string; headers: Record<string, string>; body?: unknown };

/** The same as `fetch`, for the OAuth 2.0 library. */
export async function xeroFetch(url: string, { method, headers: sent, body }: Init): Promise<Response> {
  const form = body instanceof URLSearchParams ? body.toString() : undefined;
  const answer = await callXero(method as "GET" | "POST", new URL(url), sent, form);
  const [type, wait] = [answer.header("content-type") ?? "", answer.header("retry-after") ?? ""];
  const headers = { "content-type": type, "retry-after": wait, date: answer.header("date") ?? "" };
  return new Response(WITHOUT_BODY.has(answer.status) ? null : answer.body, { status: answer.status, headers });
}

/** A path below a base URL; a gateway may serve Xero below a path of its own. */
export function belowUrl(base: string, path: string): URL {
  return new URL(base.replace(/\/+$/, "") + path);
}

/** Why a call got no answer. */
export function reasonOf(error: unknown): XeroErrorReason {
  if (isUntrusted(error)) return "certificate_untrusted";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") return "invalid_response";
  return /TIMEOUT|ETIMEDOUT/.test(code) ? "timeout" : "unreachable";
}

/** JSON of a body, or undefined when it is none. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
