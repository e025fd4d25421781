/** Every way in which a use case can end badly. lib/http.ts gives each its status. */
export type ErrorCode =
  | "invalid_request"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "method_not_allowed"
  | "not_acceptable"
  | "conflict"
  | "too_large"
  | "unsupported_media_type"
  | "too_many_requests"
  | "xero_refused"
  | "xero_unavailable"
  | "xero_timeout"
  | "mail_unavailable";

export type ErrorDetails = {
  /** Xero's own text, when Xero caused it. */
  providerMessage?: string | undefined;
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
};

/** An expected failure. The message is shown to the caller: it names the field and the way out, and holds no secret. */
export class GangwayError extends Error {
  override readonly name = "GangwayError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
  }
}

/**
 * An entry that a use case refuses, by the use case's own name for it; the API puts the contract's name in its place. `problem`
 * completes "<entry> …".
 */
export class InputError extends GangwayError {
  constructor(
    readonly entry: string,
    readonly problem: string,
    code: ErrorCode = "invalid_request",
  ) {
    super(code, `${entry} ${problem}`);
  }
}
