import {
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
  WWWAuthenticateChallengeError,
} from "oauth4webapi";
import { z } from "zod";
import { XeroError, type XeroErrorReason } from "./errors";
import type { XeroAnswer } from "./http";

/** xero-protocol B.9: the token endpoint's errors, by what mends them. */
const ERRORS: Record<string, XeroErrorReason> = {
  invalid_grant: "token_rejected",
  invalid_client: "client_refused",
  unauthorized_client: "client_refused",
  invalid_scope: "scope_refused",
  access_denied: "permission_denied",
};

/** Busy and broken answers of the token endpoint, which the library would take for protocol errors. Throws XeroError. */
export function refuseUnavailable(response: Response): Response {
  const seconds = Math.ceil(Number(response.headers.get("retry-after"))) || undefined;
  if (response.status === 429) throw new XeroError("rate_limited", { retryAfterSeconds: seconds });
  if (response.status >= 500) throw new XeroError("unavailable", { retryAfterSeconds: seconds });
  return response;
}

/** What an error of the library, or of the call below it, means. Anything unknown is thrown on as it is. */
export function toXeroError(error: unknown): unknown {
  if (error instanceof ResponseBodyError) {
    const providerMessage = error.error_description ?? error.error;
    return new XeroError(ERRORS[error.error] ?? "invalid_response", { providerMessage, cause: wordsOf(error) });
  }
  if (error instanceof WWWAuthenticateChallengeError) return new XeroError("client_refused", { cause: wordsOf(error) });
  if (error instanceof OperationProcessingError || error instanceof UnsupportedOperationError)
    return new XeroError("invalid_response", { cause: wordsOf(error) });
  return error;
}

// The library's errors carry what they were made of, tokens included: only their words go on.
const wordsOf = ({ name, message }: Error) => new Error(`${name}: ${message}`);

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
});

const tokenRefusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** Reads an answer of the token endpoint (RFC 6749 sections 5.1 and 5.2). Throws the XeroError that it means. */
export function readTokens(answer: XeroAnswer): z.infer<typeof tokenAnswer> {
  const body = json(answer.body);
  const tokens = answer.status === 200 && tokenAnswer.safeParse(body).data;
  if (tokens) return tokens;
  const retryAfterSeconds = Math.ceil(Number(answer.header("retry-after"))) || undefined;
  if (answer.status === 429) throw new XeroError("rate_limited", { retryAfterSeconds });
  if (answer.status >= 500) throw new XeroError("unavailable", { retryAfterSeconds });
  const refusal = answer.status >= 400 && tokenRefusal.safeParse(body).data;
  if (!refusal) throw new XeroError(answer.status === 401 ? "client_refused" : "invalid_response");
  throw new XeroError(ERRORS[refusal.error] ?? "invalid_response", {
    providerMessage: refusal.error_description ?? refusal.error,
  });
}

const problemBody = z.object({ Detail: z.string().nullish(), Title: z.string().nullish() });

/** What an API answer that is not a success means (xero-protocol B.4, B.6). */
export function judgeApi(answer: XeroAnswer): XeroError {
  const problem = problemBody.safeParse(json(answer.body)).data;
  const providerMessage = problem?.Detail ?? problem?.Title ?? undefined;
  const retryAfterSeconds = Math.ceil(Number(answer.header("retry-after"))) || undefined;
  if (answer.status === 401)
    return new XeroError(/^TokenExpired/i.test(providerMessage ?? "") ? "token_expired" : "token_rejected", {
      providerMessage,
    });
  if (answer.status === 403) return new XeroError("connection_removed", { providerMessage });
  if (answer.status === 429) return new XeroError("rate_limited", { providerMessage, retryAfterSeconds });
  if (answer.status >= 500) return new XeroError("unavailable", { providerMessage, retryAfterSeconds });
  return new XeroError("invalid_response", { providerMessage });
}

/** JSON of a body, or undefined when it is none. */
export function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // What is not JSON is judged by its status, or as an invalid response by its reader.
    return undefined;
  }
}
