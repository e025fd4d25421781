/**
 * What has to happen after Xero failed:
 * `app`, the app's settings must be mended; `customer`, the customer must be asked again; `later`, trying again can
 * help; `nonsense`, the answer was none that Xero gives.
 */
export type XeroErrorKind = "app" | "customer" | "later" | "nonsense";

export type XeroErrorReason =
  | "consumer_key_unknown"
  | "signature_invalid"
  | "certificate_missing"
  | "callback_refused"
  | "client_refused"
  | "scope_refused"
  | "clock_wrong"
  | "token_rejected"
  | "token_expired"
  | "permission_denied"
  | "connection_removed"
  | "rate_limited"
  | "unavailable"
  | "organisation_offline"
  | "unreachable"
  | "timeout"
  | "nonsense";

const KINDS: Record<XeroErrorReason, XeroErrorKind> = {
  consumer_key_unknown: "app",
  signature_invalid: "app",
  certificate_missing: "app",
  callback_refused: "app",
  client_refused: "app",
  scope_refused: "app",
  clock_wrong: "later",
  token_rejected: "customer",
  token_expired: "customer",
  permission_denied: "customer",
  connection_removed: "customer",
  rate_limited: "later",
  unavailable: "later",
  organisation_offline: "later",
  unreachable: "later",
  timeout: "later",
  nonsense: "nonsense",
};

type Details = {
  /** Xero's own text, safe to hand on: it never repeats a secret. */
  providerMessage?: string | undefined;
  /** When Xero said how long to wait. */
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
};

/** A call to Xero that did not succeed, told apart by what mends it. */
export class XeroError extends Error {
  override readonly name = "XeroError";
  readonly kind: XeroErrorKind;
  readonly providerMessage: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly reason: XeroErrorReason,
    details: Details = {},
  ) {
    super(`Xero: ${reason}`, { cause: details.cause });
    this.kind = KINDS[reason];
    this.providerMessage = details.providerMessage;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
