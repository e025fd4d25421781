import { readRetryAfter } from "@/lib/retry-after";
import { OAUTH1_CODES } from "./error-codes";
import { XeroError } from "./errors";
import type { XeroAnswer } from "./http";

/** More than any token has, and what a header can carry. */
const MAX_CHARACTERS = 4_096;

/** The fields of a successful token answer, whatever its content type: Xero labels these as HTML. Throws XeroError. */
export function tokenFields(answer: XeroAnswer): Record<string, string> {
  const fields = formFields(answer.body);
  const isSendable = Object.values(fields).every((value) => value.length <= MAX_CHARACTERS && !value.includes("\0"));
  if (answer.status === 200 && fields.oauth_token && fields.oauth_token_secret && isSendable) return fields;
  throw toError(answer);
}

/** The error that an unsuccessful answer means. */
export function toError(answer: XeroAnswer): XeroError {
  const fields = formFields(answer.body);
  const providerMessage = fields.oauth_problem_advice ?? fields.oauth_problem;
  const reason = fields.oauth_problem && OAUTH1_CODES[fields.oauth_problem];
  if (reason) return new XeroError(reason, { providerMessage });
  const retryAfterSeconds = readRetryAfter(answer.header("retry-after"));
  if (answer.header("x-rate-limit-problem") || answer.status === 429)
    return new XeroError("rate_limited", { providerMessage, retryAfterSeconds });
  if (/organisation is offline/i.test(answer.body)) return new XeroError("organisation_offline");
  if (answer.status >= 500) return new XeroError("unavailable", { retryAfterSeconds });
  return new XeroError("invalid_response", { providerMessage });
}

function formFields(body: string): Record<string, string> {
  return body.trimStart().startsWith("<") ? {} : Object.fromEntries(new URLSearchParams(body.trim()));
}
