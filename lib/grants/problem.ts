import type { XeroErrorReason } from "@/lib/xero/errors";

/** Why a grant is not renewed, as pages and events name it. */
export type GrantProblem =
  | "token_rejected"
  | "consent_withdrawn"
  | "removed_in_xero"
  | "app_refused"
  | "xero_busy"
  | "xero_unavailable"
  | "xero_nonsense"
  | "answer_lost"
  | "undecryptable";

const PROBLEM_OF: Record<XeroErrorReason, GrantProblem> = {
  consumer_key_unknown: "app_refused",
  signature_invalid: "app_refused",
  certificate_missing: "app_refused",
  callback_refused: "app_refused",
  client_refused: "app_refused",
  scope_refused: "app_refused",
  clock_wrong: "xero_unavailable",
  token_rejected: "token_rejected",
  token_expired: "token_rejected",
  permission_denied: "consent_withdrawn",
  connection_removed: "removed_in_xero",
  rate_limited: "xero_busy",
  unavailable: "xero_unavailable",
  organisation_offline: "xero_unavailable",
  unreachable: "xero_unavailable",
  timeout: "xero_unavailable",
  nonsense: "xero_nonsense",
};

export function problemOf(reason: XeroErrorReason): GrantProblem {
  return PROBLEM_OF[reason];
}
