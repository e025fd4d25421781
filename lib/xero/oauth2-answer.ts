import * as oauth from "oauth4webapi";
import { z } from "zod";
import { readRetryAfter } from "@/lib/retry-after";
import { OAUTH2_CODES } from "./error-codes";
import { XeroError } from "./errors";
import { parseJson, type XeroAnswer } from "./http";

/** Refuses busy and broken answers of the token endpoint, which the library would take for protocol errors. Throws XeroError. */
export function refuseUnavailable(response: Response): Response {
  const unavailable = unavailability(response.status, response.headers.get("retry-after"));
  if (unavailable) throw unavailable;
  return response;
}

/** Refuses a page, whatever its status: Xero's answers are none, so something between has answered. Throws XeroError. */
export function refusePage(response: Response): Response {
  if (/^text\/html\b/i.test(response.headers.get("content-type") ?? "")) throw new XeroError("invalid_response");
  return response;
}

function unavailability(status: number, retryAfter: string | null | undefined, providerMessage?: string) {
  const details = { providerMessage, retryAfterSeconds: readRetryAfter(retryAfter) };
  if (status === 429) return new XeroError("rate_limited", details);
  return status >= 500 ? new XeroError("unavailable", details) : null;
}

/** The XeroError that an error of the library means; any other error as it is. */
export function toXeroError(error: unknown): unknown {
  if (error instanceof oauth.ResponseBodyError) return refused(error, messageOf(error));
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return new XeroError("client_refused", { cause: messageOf(error) });
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError)
    return new XeroError("invalid_response", { cause: messageOf(error) });
  return error;
}

type Refusal = z.infer<typeof tokenRefusal>;

function refused({ error, error_description }: Refusal, cause?: Error, codes = OAUTH2_CODES): XeroError {
  return new XeroError(codes[error] ?? "invalid_response", {
    providerMessage: error_description ?? error,
    cause,
  });
}

// The library's errors carry what they were made of, tokens included: only their messages are kept.
const messageOf = ({ name, message }: Error) => new Error(`${name}: ${message}`);

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
});

const tokenRefusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** Reads an answer of the token endpoint (RFC 6749 sections 5.1 and 5.2). `codes` is what its errors mean. Throws XeroError. */
export function readTokens(answer: XeroAnswer, codes = OAUTH2_CODES): z.infer<typeof tokenAnswer> {
  const body = parseJson(answer.body);
  const tokens = answer.status === 200 && tokenAnswer.safeParse(body).data;
  if (tokens) return tokens;
  const unavailable = unavailability(answer.status, answer.header("retry-after"));
  if (unavailable) throw unavailable;
  const refusal = answer.status >= 400 && tokenRefusal.safeParse(body).data;
  if (!refusal) throw new XeroError(answer.status === 401 ? "client_refused" : "invalid_response");
  throw refused(refusal, undefined, codes);
}

const problemBody = z.object({ Detail: z.string().nullish(), Title: z.string().nullish() });

/** The error that an unsuccessful answer of the API means (xero-protocol B.4, B.6). */
export function toApiError(answer: XeroAnswer): XeroError {
  const problem = problemBody.safeParse(parseJson(answer.body)).data;
  const providerMessage = problem?.Detail ?? problem?.Title ?? undefined;
  const unavailable = unavailability(answer.status, answer.header("retry-after"), providerMessage);
  if (unavailable) return unavailable;
  if (isConnectionGone(answer)) return new XeroError("connection_removed", { providerMessage });
  if (isScopeMissing(answer.status, providerMessage ?? answer.header("www-authenticate") ?? ""))
    return new XeroError("scope_missing", { providerMessage });
  if (answer.status !== 401 || !problem) return new XeroError("invalid_response", { providerMessage });
  const isExpired = /^TokenExpired/i.test(providerMessage ?? "");
  return new XeroError(isExpired ? "token_expired" : "token_rejected", { providerMessage });
}

/** The same for a call about one organisation. */
export function toOrganisationError(answer: XeroAnswer): XeroError {
  const error = toApiError(answer);
  const isXeros = [403, 404].includes(answer.status) && error.providerMessage !== undefined;
  return isXeros && error.reason === "invalid_response"
    ? new XeroError("organisation_refused", { providerMessage: error.providerMessage })
    : error;
}

/** Xero's words for a call that the scopes of the token do not allow (B.4). */
const isScopeMissing = (status: number, detail = "") =>
  (status === 401 || status === 403) && /^AuthorizationUnsuccessful|insufficient_scope/i.test(detail);

/** Whether Xero itself says that a connection no longer exists (B.4). A 403 of something between us and Xero does not mean that. */
export function isConnectionGone({ status, body }: XeroAnswer): boolean {
  return (
    status === 403 &&
    problemBody.safeParse(parseJson(body)).data?.Detail?.startsWith("AuthenticationUnsuccessful") === true
  );
}
