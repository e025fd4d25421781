import { randomBytes } from "node:crypto";
import { type ErrorCode, type ErrorDetails, GangwayError, STATUS } from "./errors";
import { log } from "./log";
import { isDatabaseAway } from "./repeating-pool";
import { XERO_ERRORS, XeroError } from "./xero/errors";

/** An error as an answer needs it. */
export type Failure = {
  status: number;
  code: ErrorCode | "internal";
  message: string;
  providerMessage?: string | undefined;
  candidates?: ErrorDetails["candidates"];
  headers: Record<string, string>;
};

/** 24 hex digits that name one call in its answer and in the log. */
export function newRequestId(): string {
  return randomBytes(12).toString("hex");
}

/** Turns anything thrown into an answer. Each is logged, once, with the request's id. */
export function toFailure(error: unknown, requestId: string): Failure {
  if (error instanceof XeroError) return toFailure(fromXero(error), requestId);
  if (error instanceof GangwayError) {
    const { providerMessage, retryAfterSeconds, candidates } = error.details;
    log.info({ requestId, code: error.code }, "a request was refused");
    const headers: Record<string, string> = retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : {};
    return {
      status: STATUS[error.code],
      code: error.code,
      message: error.message,
      providerMessage,
      candidates,
      headers,
    };
  }
  if (isDatabaseAway(error)) {
    log.warn({ requestId, ...describe(error) }, "the database does not answer");
    return toFailure(new GangwayError("busy", DATABASE_AWAY, { retryAfterSeconds: 5 }), requestId);
  }
  log.error({ requestId, ...describe(error) }, "a request failed");
  const message = `Something went wrong here. Nothing is known to be lost; try again, and name request ${requestId} if it stays.`;
  return { status: 500, code: "internal", message, headers: {} };
}

const DATABASE_AWAY =
  "Gangway's database does not answer at the moment. Nothing is known to be lost; try again in a few seconds.";

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

const MAX_BODY_KIB = 256;

type Parse = (text: string) => unknown;

/** Reads a JSON object from a request's body; an empty body is an empty object. Throws `unsupported_media_type`, `too_large`, `invalid_request`. */
export async function readJson(request: Request, parse: Parse = JSON.parse): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type && type !== "application/json" && !type.endsWith("+json")) {
    throw new GangwayError("unsupported_media_type", "The body has to be JSON: send Content-Type: application/json.");
  }
  const text = new TextDecoder().decode(await readBody(request));
  const body = text.trim() === "" ? {} : parseOrRefuse(text, parse);
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new GangwayError("invalid_request", "The body is not a JSON object.");
}

/** Reads the fields of a form. Throws `too_large`, `invalid_request`. */
export async function readForm(request: Request): Promise<FormData> {
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  return new Response(await readBody(request), { headers }).formData().catch((cause: unknown) => {
    throw new GangwayError("invalid_request", "The body is not a form.", { cause });
  });
}

/** A body as it arrives. Throws `invalid_request` when its caller breaks off, which is no failure of ours. */
async function* arriving({ body }: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* (body ?? []) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new GangwayError("invalid_request", "The body broke off before its end.", { cause });
  }
}

/** Reads a request's body of at most `maxKib`: nothing of a larger one is kept. Throws `too_large`, `invalid_request`. */
export async function readBody(request: Request, maxKib = MAX_BODY_KIB): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of arriving(request)) {
    bytes += chunk.length;
    if (bytes > maxKib * 1024) throw new GangwayError("too_large", `The body is larger than ${maxKib} KiB.`);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

function parseOrRefuse(text: string, parse: Parse): unknown {
  try {
    return parse(text);
  } catch {
    throw new GangwayError("invalid_request", "The body is not JSON. Mind straight quotes and commas between entries.");
  }
}
