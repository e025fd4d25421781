import { XeroError, type XeroErrorReason } from "./errors";
import type { XeroAnswer } from "./http";

/** xero-protocol A.7: Xero's problem codes, by what mends them. */
const PROBLEMS: Record<string, XeroErrorReason> = {
  consumer_key_unknown: "consumer_key_unknown",
  consumer_key_rejected: "consumer_key_unknown",
  signature_invalid: "signature_invalid",
  signature_method_rejected: "certificate_missing",
  parameter_rejected: "callback_refused",
  timestamp_refused: "clock_wrong",
  nonce_used: "clock_wrong",
  token_rejected: "token_rejected",
  token_expired: "token_expired",
  permission_denied: "permission_denied",
};

/**
 * The fields of a successful token answer. Judged by content: Xero labels its form-encoded answers as HTML.
 * Throws the XeroError that the answer means.
 */
export function tokenFields(answer: XeroAnswer): Record<string, string> {
  const fields = formFields(answer.body);
  if (answer.status === 200 && fields.oauth_token && fields.oauth_token_secret) return fields;
  throw judge(answer);
}

/** What an answer that is not a success means. */
export function judge(answer: XeroAnswer): XeroError {
  const fields = formFields(answer.body);
  const providerMessage = fields.oauth_problem_advice ?? fields.oauth_problem;
  const reason = fields.oauth_problem && PROBLEMS[fields.oauth_problem];
  if (reason) return new XeroError(reason, { providerMessage });
  if (answer.header("x-rate-limit-problem") || answer.status === 429) {
    return new XeroError("rate_limited", { providerMessage, retryAfterSeconds: retryAfter(answer) });
  }
  if (/organisation is offline/i.test(answer.body)) return new XeroError("organisation_offline");
  if (answer.status >= 500) return new XeroError("unavailable", { retryAfterSeconds: retryAfter(answer) });
  return new XeroError("invalid_response", { providerMessage });
}

function retryAfter(answer: XeroAnswer): number | undefined {
  const seconds = Number(answer.header("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}

function formFields(body: string): Record<string, string> {
  return body.trimStart().startsWith("<") ? {} : Object.fromEntries(new URLSearchParams(body.trim()));
}
