import type { Readable } from "node:stream";
import { Agent } from "undici";
import { env } from "@/lib/env";
import { adjustClockSkew } from "./clock-skew";
import { XeroError } from "./errors";
import { reasonOf } from "./http";

/** How long Xero may take to begin an answer, and how long it may fall silent within one. Reports take their time. */
const PATIENCE_MS = 60_000;

// Every call has a connection of its own while it lasts, so that a slow caller holds up nobody else.
const agent = new Agent({
  connect: { timeout: 5_000 },
  keepAliveTimeout: 10_000,
  headersTimeout: PATIENCE_MS,
  bodyTimeout: PATIENCE_MS,
});

export type ApiCall = {
  method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path and query below Xero's address, as they go on the wire. */
  target: string;
  headers: Record<string, string>;
  body: Readable | Uint8Array | null;
  /** Ends the call when the caller has gone. */
  signal: AbortSignal;
};

/** An answer whose body is still on its way. Names of headers are in lower case. */
export type ApiAnswer = { status: number; headers: Record<string, string>; body: Readable | Uint8Array };

/** The address of a path and query of Xero's API, for signing it. */
export function apiAddress(target: string): URL {
  return new URL(base() + target);
}

/** One call to Xero's API, streamed both ways, never repeated and never redirected. Throws XeroError `timeout` or `unreachable`. */
export async function callApi({ target, ...call }: ApiCall): Promise<ApiAnswer> {
  const { origin, pathname } = new URL(base());
  const path = (pathname === "/" ? "" : pathname) + target;
  try {
    const { statusCode, headers, body } = await agent.request({ ...call, origin, path });
    const single = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]);
    return { status: statusCode, headers: Object.fromEntries(single) as Record<string, string>, body };
  } catch (cause) {
    throw new XeroError(reasonOf(cause), { cause });
  }
}

/** More than any refusal of Xero's. */
const SMALL_BYTES = 64 * 1024;

/** Takes in the whole of a small answer. Throws XeroError `invalid_response` for a large one, `unreachable` for half of one. */
export async function takeIn(answer: ApiAnswer): Promise<ApiAnswer & { body: Uint8Array }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (answer.body instanceof Uint8Array) return { ...answer, body: answer.body };
  try {
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > SMALL_BYTES) throw new XeroError("invalid_response");
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof XeroError ? cause : new XeroError(reasonOf(cause), { cause });
  }
  return { ...answer, body: Buffer.concat(chunks) };
}

/**
 * Takes in an answer that says that it is small: handing it on whole costs less than streaming (docs/benchmarks.md), and half
 * of one is an error that can be told.
 */
export async function takeInSmall(answer: ApiAnswer): Promise<ApiAnswer> {
  return Number(answer.headers["content-length"]) <= SMALL_BYTES ? takeIn(answer) : answer;
}

/** Whether a refusal told how Xero's clock differs, so that the same call signed anew can be taken (OAuth 1.0a). */
export function adjustsClockSkew({ status, headers, body }: ApiAnswer & { body: Uint8Array }): boolean {
  return adjustClockSkew({ status, header: (name) => headers[name], body: Buffer.from(body).toString("utf8") });
}

/**
 * Whether a 401 is about the token, so that a new one may help. It is not when the consent lacks a scope (OAuth 2.0) or when
 * something else is wrong with the signed call (OAuth 1.0a).
 */
export function refusesToken({ body, headers }: ApiAnswer & { body: Uint8Array }): boolean {
  const words = Buffer.from(body).toString("utf8");
  const problem = /\boauth_problem=(\w+)/.exec(words)?.[1];
  if (problem !== undefined) return problem === "token_expired" || problem === "token_rejected";
  return !/AuthorizationUnsuccessful|insufficient_scope/i.test(words + (headers["www-authenticate"] ?? ""));
}

const base = () => env().XERO_API_BASE_URL.replace(/\/+$/, "");
