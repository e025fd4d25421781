/** Every way in which a use case can end badly, with the HTTP status of its answer. */
export const STATUS = {
  invalid_request: 400,
  xero_refused: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  key_reused: 422,
  too_many_requests: 429,
  xero_unavailable: 502,
  mail_unavailable: 502,
  busy: 503,
  xero_timeout: 504,
} as const;

export type ErrorCode = keyof typeof STATUS;
export const ERROR_CODES = Object.keys(STATUS) as ErrorCode[];

export type ErrorDetails = {
  providerMessage?: string | undefined;
  retryAfterSeconds?: number | undefined;
  /** The organisations that a program can choose from. */
  candidates?: { tenantId: string; name: string }[] | undefined;
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

/** Whether too much is going on here at the moment: the same works later. */
export function isBusy(error: unknown): boolean {
  return error instanceof GangwayError && (error.code === "busy" || error.code === "too_many_requests");
}

/**
 * An entry that a use case refuses, by the use case's own name; the API puts the contract's in its place. `problem` completes
 * "<entry> …".
 */
export class InputError extends GangwayError {
  constructor(
    readonly entry: string,
    readonly problem: string,
    code: ErrorCode = "invalid_request",
    details: ErrorDetails = {},
  ) {
    super(code, `${entry} ${problem}`, details);
  }
}
