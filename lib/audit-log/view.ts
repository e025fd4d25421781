import type { Page } from "@/lib/paging";

/** An event as pages show it. */
export type EventView = {
  id: string;
  type: EventType;
  actor: string | null;
  data: Record<string, string | number | boolean | null>;
  at: string;
};

export const EVENT_TYPES = [
  "instance.connected",
  "instance.reconnected",
  "instance.renamed",
  "instance.tagged",
  "instance.configured",
  "instance.enabled",
  "instance.disabled",
  "instance.token_rotated",
  "instance.disconnected",
  "instance.restored",
  "instance.reconnect_asked",
  "webhook.set_up",
  "webhook.changed",
  "webhook.switched_off",
  "webhook.tested",
  "webhook.sent_again",
  "grant.renewed",
  "grant.renewal_failed",
  "grant.reconnect_needed",
  "grant.expiring",
  "grant.expired",
  "organization.token_reading_changed",
  "app.saved",
  "app.changed",
  "app.secret_replaced",
  "app.key_replaced",
  "installation.certificate_prepared",
  "installation.certificate_rotated",
  "user.invited",
  "user.invitation_revoked",
  "user.joined",
  "user.role_changed",
  "user.removed",
  "user.sessions_ended",
  "user.reset_link_made",
  "user.password_changed",
  "user.secret_shown",
  "user.secret_rotated",
  "user.secret_ended",
  "organization.secret_shown",
  "organization.secret_rotated",
  "organization.secret_ended",
  "organization.callback_origins_changed",
  "organization.created",
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** An audit log entry: who did what, to what, from where. */
export type AuditLogEntry = EventView & {
  address: string | null;
  /** `name` is null when the instance was disconnected. */
  instance: { id: number; name: string | null } | null;
};

export type AuditLogPage = Page<AuditLogEntry>;

export const AUDIT_LOG_GROUPS = ["connections", "changes", "renewals", "people", "organization"] as const;

export type AuditLogGroup = (typeof AUDIT_LOG_GROUPS)[number];

export function groupOf(type: EventType): AuditLogGroup {
  if (/^instance\.(re|dis)?connected$/.test(type)) return "connections";
  if (type.startsWith("grant.")) return "renewals";
  if (type.startsWith("user.")) return "people";
  return type.startsWith("organization.") ? "organization" : "changes";
}

/**
 * The first violation: `changed` an entry does not match its hash; `missing` it was removed; `dated_back` it was written long after
 * its date; `end` entries at the end were removed or added; `key` the log's key cannot be decrypted.
 */
export type IntegrityViolation = {
  line: number;
  what: "changed" | "missing" | "dated_back" | "end" | "key";
  at: string | null;
};

export type VerificationResult = {
  /** Number of entries in the hash chain. */
  lines: number;
  /** `organization:entries:hash` of the last one. Stored elsewhere, it later detects a log replaced by an older copy. */
  end: string | null;
  good: number;
  goodUntil: string | null;
  broken: IntegrityViolation | null;
};

/** Progress while verifying, then the result. */
export type VerificationProgress = { read: number; of: number } | { result: VerificationResult };
