/** Tables whose rows are not backed up: after a restore they would be of no use, or let in who should not be. */
export const LEFT_OUT_TABLES = new Set([
  // Everybody signs in again.
  "sessions",
  // Links that work once: one that was used or withdrawn since would work again.
  "password_resets",
  "invitations",
  // They live for minutes.
  "lanes",
  "mail_codes",
  "passkey_challenges",
  "pending_sign_ins",
  "host_checks",
  "rate_limits",
  "claims",
  // What was about to be ended at Xero may have been ended and connected again since: ending it now would hit the new connection.
  "revocations",
  // Noted by migrations as they are applied.
  "_prisma_migrations",
]);

/** SQL on rows of a table: those that are backed up. */
export const KEPT_ROWS: Record<string, string> = {
  // Of open calls, which belong to nobody.
  attempts: "organization_id is not null",
  // Calls that were under way have ended in between.
  idempotency_keys: "answer_sealed is not null",
};

/** SQL of columns in place of what they hold: what is half done ends, since its secrets are worth nothing after a restore. */
export const CHANGED_COLUMNS: Record<string, Record<string, string>> = {
  attempts: {
    secrets_sealed: "null",
    state_hash: "null",
    browser_hash: "null",
    request_token_hash: "null",
    result_hash: "null",
    expires_at: "least(expires_at, now())",
  },
  deliveries: { claimed_at: "null" },
  grants: { claimed_at: "null" },
};
