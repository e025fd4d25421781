const statuses = {
  token_expired: 401,
  token_rejected: 401,
  signature_invalid: 401,
  consumer_key_unknown: 401,
  nonce_used: 401,
  timestamp_refused: 401,
  signature_method_rejected: 400,
  parameter_rejected: 400,
  parameter_absent: 400,
  version_rejected: 400,
  "rate limit exceeded": 503,
} as const;

export type ProblemCode = keyof typeof statuses;

/** A refusal in the words of the OAuth Problem Reporting extension. */
export class OAuthProblem extends Error {
  readonly status: number;
  readonly fields: Record<string, string>;

  constructor(code: ProblemCode, advice: string, more: Record<string, string> = {}) {
    super(advice);
    this.name = "OAuthProblem";
    this.status = statuses[code];
    this.fields = { oauth_problem: code, oauth_problem_advice: advice, ...more };
  }
}
