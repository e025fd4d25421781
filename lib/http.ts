import { randomBytes } from "node:crypto";
import { type ErrorCode, GangwayError } from "./errors";
import { log } from "./log";
import { XERO_ERRORS, XeroError } from "./xero/errors";

/** The one table of statuses. */
const STATUS: Record<ErrorCode, number> = {
  invalid_request: 400,
  xero_refused: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  xero_unavailable: 502,
  xero_timeout: 504,
  mail_unavailable: 502,
};

/** An error as an answer needs it. */
export type Failure = {
  status: number;
  code: ErrorCode | "internal";
  message: string;
  providerMessage?: string | undefined;
  headers: Record<string, string>;
};

/** 24 hex digits that name one call in its answer and in the log. */
export function newRequestId(): string {
  return randomBytes(12).toString("hex");
}

/** Makes an answerable failure of anything thrown. What is not expected is logged, once, with the request's id. */
export function toFailure(error: unknown, requestId: string): Failure {
  if (error instanceof XeroError) return toFailure(fromXero(error), requestId);
  if (error instanceof GangwayError) {
    const { providerMessage, retryAfterSeconds } = error.details;
    const headers: Record<string, string> = retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : {};
    return { status: STATUS[error.code], code: error.code, message: error.message, providerMessage, headers };
  }
  log.error({ requestId, ...describe(error) }, "a request failed");
  const message = `Something went wrong here. Nothing is known to be lost; try again, and name request ${requestId} if it stays.`;
  return { status: 500, code: "internal", message, headers: {} };
}

function fromXero({ reason, explanation, providerMessage, retryAfterSeconds }: XeroError): GangwayError {
  const { code } = XERO_ERRORS[reason];
  const wait = code === "too_many_requests" ? (retryAfterSeconds ?? 60) : retryAfterSeconds;
  return new GangwayError(code, explanation, { providerMessage, retryAfterSeconds: wait });
}

/** What may be logged of an unknown error. Messages of the database client repeat arguments, which may be secrets. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  const isPrisma = error.name.startsWith("Prisma");
  const code = "code" in error ? String(error.code) : undefined;
  return { error: error.name, code, ...(isPrisma ? {} : { message: error.message }), frames: frames?.slice(0, 8) };
}

const MOST_BODY_BYTES = 256 * 1024;

/** Reads a JSON object from a request's body; none at all is an empty one. Throws `unsupported_media_type`, `too_large` or `invalid_request`. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type && type !== "application/json" && !type.endsWith("+json")) {
    throw new GangwayError("unsupported_media_type", "The body has to be JSON: send Content-Type: application/json.");
  }
  const text = new TextDecoder().decode(await readBody(request));
  const body = text.trim() === "" ? {} : parseJson(text);
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new GangwayError("invalid_request", "The body is not a JSON object.");
}

/** Reads the fields of a form. Throws `too_large`. */
export async function readForm(request: Request): Promise<FormData> {
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  return new Response(await readBody(request), { headers }).formData();
}

/** Reads a request's body of at most 256 KiB: nothing of a larger one is kept. Throws `too_large`. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) throw new GangwayError("too_large", "The body is larger than 256 KiB.");
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseWithCommas(text);
  }
}

/** The contract's own sample body lacks the comma between two lines of strings, and clients were written from it. */
function parseWithCommas(text: string): unknown {
  try {
    return JSON.parse(withCommas(text));
  } catch {
    throw new GangwayError("invalid_request", "The body is not JSON. Mind straight quotes and commas between entries.");
  }
}

/** Puts a comma between a string and the next one. One pass over the text, whatever stands in it. */
function withCommas(text: string): string {
  let repaired = "";
  let at = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', at)) {
    const end = endOfString(text, start);
    if (end < 0) break;
    const next = skipBlanks(text, end);
    const isMissing = next > end && text[next] === '"';
    repaired += text.slice(at, end) + (isMissing ? "," : "");
    at = end;
  }
  return repaired + text.slice(at);
}

/** The place after a string that begins at `start`, or -1 when it has no end. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}
