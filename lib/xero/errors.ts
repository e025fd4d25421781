import type { ErrorCode, ErrorDetails } from "@/lib/errors";
import { TRUST_REMEDY } from "@/lib/certificate";
import { SETTINGS_SCOPE } from "./scopes";

/**
 * Who or what can solve it: `app`, the app's owner; `customer`, a new consent; `later` and `invalid_response` (perhaps not
 * Xero's), time.
 */
export type XeroErrorKind = "app" | "customer" | "later" | "invalid_response";

type Meaning = {
  kind: XeroErrorKind;
  code: ErrorCode;
  /** What it is called when it keeps a grant from being renewed: `grants.problem`. */
  problem: string;
  /** What it is called when it ends an attempt to connect: `attempts.problem`. */
  failure: string;
  /** For people: what happened, and what to do about it. Sentences. */
  sentence: string;
  remedy: string;
};

const APP = { kind: "app", code: "xero_refused", problem: "app_refused", failure: "app_refused" } as const;
const CUSTOMER = { kind: "customer", code: "xero_refused", failure: "refused" } as const;
const REJECTED = { ...CUSTOMER, problem: "token_rejected", remedy: "Ask the customer to connect again." } as const;
const BUSY = { kind: "later", code: "xero_unavailable", problem: "xero_unavailable", failure: "xero_busy" } as const;

/** Every way in which a call to Xero can fail, and all that follows from it. */
export const XERO_ERRORS = {
  consumer_key_unknown: {
    ...APP,
    sentence: "Xero does not know this key.",
    remedy: "Compare it with your app at Xero; it must match exactly.",
  },
  signature_invalid: {
    ...APP,
    sentence: "Xero could not verify the signature.",
    remedy: "Check that the secret or the private key is the one of this app.",
  },
  certificate_missing: {
    ...APP,
    sentence: "Xero has no certificate for this app, or the app is of the other kind.",
    remedy:
      "For a Partner app, upload the certificate that Gangway signs with at Xero, or enter the private key whose certificate is there.",
  },
  callback_refused: {
    ...APP,
    sentence: "Xero refused the callback URL: its host is not the callback domain registered for this app.",
    remedy: "Register that domain at Xero, or use a URL below the registered one.",
  },
  client_refused: {
    ...APP,
    sentence: "Xero refuses this client id and secret.",
    remedy: "Compare both with your app at Xero, or generate a new secret there.",
  },
  scope_refused: {
    ...APP,
    failure: "scope_refused",
    sentence: "Xero refuses the scopes requested.",
    remedy: "Apps created since 2 March 2026 have granular scopes only: select what the app may read.",
  },
  approval_missing: {
    ...APP,
    problem: "approval_missing",
    failure: "approval_missing",
    sentence:
      "Xero gives no token for these keys: the custom connection is not approved, or no longer, or the app is of another type.",
    remedy:
      "Have its organisation approve it by the link in Xero’s mail, or on the app’s page at Xero, then try again. It must be of the type Custom connection.",
  },
  clock_wrong: {
    ...BUSY,
    code: "xero_refused",
    sentence: "Xero refused the timestamp or nonce of this request.",
    remedy: "Check the clock of this server, then try again.",
  },
  token_rejected: {
    ...REJECTED,
    sentence: "Xero no longer accepts this consent: it was used, revoked or replaced by a newer one.",
  },
  token_expired: { ...REJECTED, sentence: "The Xero token has expired." },
  scope_missing: {
    ...CUSTOMER,
    problem: "token_rejected",
    failure: "scope_missing",
    sentence: `The consent lacks the scope ${SETTINGS_SCOPE}, which Gangway needs to read the organisation.`,
    remedy: "Request it, or accounting.settings, together with your other scopes, and ask the customer again.",
  },
  permission_denied: {
    ...CUSTOMER,
    problem: "consent_withdrawn",
    sentence: "The customer may not connect this organisation.",
    remedy: "Ask someone who may manage its connections in Xero.",
  },
  organisation_refused: {
    ...CUSTOMER,
    problem: "app_refused",
    failure: "organisation_refused",
    sentence:
      "Xero does not give access to this organisation: it may be closed, without a subscription, or not open to this person.",
    remedy: "Have its owner check it in Xero, then connect it again.",
  },
  connection_removed: {
    ...REJECTED,
    problem: "removed_in_xero",
    sentence: "This organisation is no longer connected to the app: it was disconnected in Xero.",
  },
  organisation_changed: {
    ...CUSTOMER,
    problem: "organisation_changed",
    failure: "organisation_changed",
    sentence: "This custom connection was approved for another organisation since.",
    remedy:
      "Approve it at Xero for this instance’s organisation again, then reconnect; or connect the other one separately.",
  },
  rate_limited: {
    ...BUSY,
    code: "too_many_requests",
    problem: "xero_busy",
    sentence: "Xero is receiving too many calls at the moment.",
    remedy: "Try again in a minute.",
  },
  unavailable: { ...BUSY, sentence: "Xero is not available at the moment.", remedy: "Try again in a few minutes." },
  organisation_offline: {
    ...BUSY,
    sentence: "Xero says this organisation is offline at the moment.",
    remedy: "Try again in a few minutes.",
  },
  unreachable: {
    ...BUSY,
    failure: "xero_unreachable",
    sentence: "Xero could not be reached.",
    remedy: "Check the network of this server, then try again.",
  },
  certificate_untrusted: {
    ...BUSY,
    problem: "xero_untrusted",
    failure: "xero_untrusted",
    sentence: "The certificate of Xero's server, or of a proxy in front of it, is not trusted.",
    remedy: TRUST_REMEDY,
  },
  timeout: {
    ...BUSY,
    code: "xero_timeout",
    failure: "xero_unreachable",
    sentence: "Xero did not answer in time.",
    remedy: "Try again in a minute.",
  },
  invalid_response: {
    kind: "invalid_response",
    code: "xero_unavailable",
    problem: "xero_invalid_response",
    failure: "xero_invalid_response",
    sentence: "The response was not one Xero gives. A proxy between Gangway and Xero may have answered instead.",
    remedy: "Try again. If it happens again, check the network of this server.",
  },
} as const satisfies Record<string, Meaning>;

export type XeroErrorReason = keyof typeof XERO_ERRORS;
export const XERO_ERROR_REASONS = Object.keys(XERO_ERRORS) as XeroErrorReason[];
export type XeroProblem = (typeof XERO_ERRORS)[XeroErrorReason]["problem"];
export type XeroFailureCode = (typeof XERO_ERRORS)[XeroErrorReason]["failure"];

/** The failure codes of the table, and those of them after which the same attempt can succeed. */
export const XERO_FAILURE_CODES = failureCodes(() => true);
export const TEMPORARY_FAILURE_CODES = failureCodes(isTemporary);

function failureCodes(isMeant: (kind: XeroErrorKind) => boolean): Set<XeroFailureCode> {
  return new Set(Object.values(XERO_ERRORS).flatMap(({ kind, failure }) => (isMeant(kind) ? [failure] : [])));
}

function isTemporary(kind: XeroErrorKind): boolean {
  return kind === "later" || kind === "invalid_response";
}

/** Longer than what the remedies say: a limit of the day. */
export const LONG_WAIT_SECONDS = 5 * 60;

/** "11 hours 7 minutes" */
function hoursAndMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const parts = [
    { count: Math.floor(minutes / 60), noun: "hour" },
    { count: minutes % 60, noun: "minute" },
  ];
  const named = parts.filter(({ count }) => count > 0);
  return named.map(({ count, noun }) => `${count} ${noun}${count === 1 ? "" : "s"}`).join(" ");
}

/** A call to Xero that did not succeed. */
export class XeroError extends Error {
  override readonly name = "XeroError";
  readonly kind: XeroErrorKind;
  readonly providerMessage: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly reason: XeroErrorReason,
    details: ErrorDetails = {},
  ) {
    super(`Xero: ${reason}`, { cause: details.cause });
    this.kind = XERO_ERRORS[reason].kind;
    this.providerMessage = details.providerMessage;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  get isTemporary(): boolean {
    return isTemporary(this.kind);
  }

  get explanation(): string {
    const { sentence, remedy } = XERO_ERRORS[this.reason];
    const wait = this.retryAfterSeconds ?? 0;
    return `${sentence} ${wait > LONG_WAIT_SECONDS ? `Try again in ${hoursAndMinutes(wait)}.` : remedy}`;
  }
}
