import type { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { env } from "@/lib/env";
import { newDispatcher } from "@/lib/outgoing/dispatcher";
import { adjustClockSkew } from "./clock-skew";
import { XeroError } from "./errors";
import { belowUrl, measureCall, reasonOf } from "./http";

/** How long Xero may take to start an answer, and how long it may pause within one. Reports are slow. */
const TIMEOUT_MS = 60_000;

// As many connections as calls, so that a slow caller delays nobody else.
const OPTIONS = {
  connect: { timeout: 5_000 },
  keepAliveTimeout: 10_000,
  headersTimeout: TIMEOUT_MS,
  bodyTimeout: TIMEOUT_MS,
};
let dispatcher: Dispatcher | undefined;

export type ApiCall = {
  method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  target: string;
  headers: Record<string, string>;
  body: Readable | Uint8Array | null;
  signal: AbortSignal;
};

/** An answer whose body may still be arriving. Header names are in lower case. */
export type ApiAnswer = { status: number; headers: Record<string, string>; body: Readable | Uint8Array };

/** The address of a path and query of Xero's API, for signing it. */
export function apiAddress(target: string): URL {
  return belowUrl(env().XERO_API_BASE_URL, target);
}

/** One call to Xero's API, streamed both ways, never repeated and never redirected. Throws XeroError: see `reasonOf`. */
export async function callApi({ target, ...call }: ApiCall): Promise<ApiAnswer> {
  dispatcher ??= newDispatcher(OPTIONS);
  const { origin, hostname, pathname } = new URL(env().XERO_API_BASE_URL);
  const path = pathname.replace(/\/+$/, "") + target;
  const note = measureCall("passthrough", call.method, hostname);
  try {
    const { statusCode, headers, body } = await dispatcher.request({ ...call, origin, path });
    note(statusCode);
    const single = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]);
    return { status: statusCode, headers: Object.fromEntries(single) as Record<string, string>, body };
  } catch (cause) {
    note(reasonOf(cause));
    throw new XeroError(reasonOf(cause), { cause });
  }
}

/** More than any error of Xero's. */
const MAX_WHOLE_BYTES = 64 * 1024;

/** Reads a small answer to its end. Throws XeroError: `invalid_response` when it is large, `unreachable` when it breaks off. */
export async function readWhole(answer: ApiAnswer): Promise<ApiAnswer & { body: Uint8Array }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (answer.body instanceof Uint8Array) return { ...answer, body: answer.body };
  try {
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > MAX_WHOLE_BYTES) throw new XeroError("invalid_response");
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof XeroError ? cause : new XeroError(reasonOf(cause), { cause });
  }
  return { ...answer, body: Buffer.concat(chunks) };
}

/**
 * Reads an answer to its end when its Content-Length is small: that costs less than streaming (docs/benchmarks.md), and one
 * that breaks off can still become an error. Throws as `readWhole` does.
 */
export async function readIfSmall(answer: ApiAnswer): Promise<ApiAnswer> {
  return Number(answer.headers["content-length"]) <= MAX_WHOLE_BYTES ? readWhole(answer) : answer;
}

/** Adjusts to Xero's clock when that is why it refused a call (OAuth 1.0a). Returns whether the call can be signed and sent again. */
export function adjustsClockSkew({ status, headers, body }: ApiAnswer & { body: Uint8Array }): boolean {
  return adjustClockSkew({ status, header: (name) => headers[name], body: Buffer.from(body).toString("utf8") });
}

/**
 * Whether a 401 is about the token, so that a new one may help: not when a scope is missing (2.0) or the signed call has
 * another problem (1.0a).
 */
export function refusesToken({ body, headers }: ApiAnswer & { body: Uint8Array }): boolean {
  const text = Buffer.from(body).toString("utf8");
  const problem = /\boauth_problem=(\w+)/.exec(text)?.[1];
  if (problem !== undefined) return problem === "token_expired" || problem === "token_rejected";
  return !/AuthorizationUnsuccessful|insufficient_scope/i.test(text + (headers["www-authenticate"] ?? ""));
}
