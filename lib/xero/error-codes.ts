import type { XeroErrorReason } from "./errors";

/** What `oauth_problem` of 1.0a means (xero-protocol A.7). */
export const OAUTH1_CODES: Record<string, XeroErrorReason> = {
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

/** What `error` of the token endpoint of 2.0 means (xero-protocol B.9). */
export const OAUTH2_CODES: Record<string, XeroErrorReason> = {
  invalid_grant: "token_rejected",
  invalid_client: "client_refused",
  unauthorized_client: "client_refused",
  invalid_scope: "scope_refused",
  access_denied: "permission_denied",
};

/**
 * The same for a custom connection, of which nobody can consent again: Xero knows its keys and gives no token (B.7). It says
 * the same of an app of another type.
 */
export const CUSTOM_CONNECTION_CODES: typeof OAUTH2_CODES = {
  ...OAUTH2_CODES,
  unauthorized_client: "approval_missing",
  invalid_grant: "approval_missing",
  access_denied: "approval_missing",
};
