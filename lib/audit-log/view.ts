import type { Page } from "@/lib/paging";

/** A line of the activity trail as pages see it. */
export type EventView = {
  id: string;
  type: EventType;
  /** E-mail of who did it; null for Gangway itself or the API's open calls. */
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

/** A line of the organization's trail: who did what, to what, from where. */
export type AuditLogEntry = EventView & {
  /** Where the call came from; null for what Gangway did by itself. */
  address: string | null;
  /** `name` is null when the instance is gone. */
  instance: { id: number; name: string | null } | null;
};

/** One page of it, newest first. */
export type AuditLogPage = Page<AuditLogEntry>;

/** What a filter by kind can ask for. */
export const AUDIT_LOG_GROUPS = ["connections", "changes", "renewals", "people", "organization"] as const;

export type AuditLogGroup = (typeof AUDIT_LOG_GROUPS)[number];

const CONNECTIONS = new Set<string>(["instance.connected", "instance.reconnected", "instance.disconnected"]);

/** Which of them an event belongs to. */
export function groupOf(type: EventType): AuditLogGroup {
  if (CONNECTIONS.has(type)) return "connections";
  const [noun] = type.split(".");
  if (noun === "grant") return "renewals";
  if (noun === "user") return "people";
  return noun === "organization" ? "organization" : "changes";
}

/**
 * What is wrong where: `changed` a line does not say what was sealed; `missing` it is gone; `dated_back` it was written long
 * after the time it gives; `end` the last lines were cut off or put on; `key` the trail's key cannot be opened.
 */
export type IntegrityViolation = {
  line: number;
  what: "changed" | "missing" | "dated_back" | "end" | "key";
  at: string | null;
};

export type VerificationResult = {
  /** How many lines are sealed. */
  lines: number;
  /** `organization:lines:seal` of the last one. Noted elsewhere, it shows later that nothing was cut off and put back from a copy. */
  end: string | null;
  /** How many of them are as they were, and the time of the last of these. */
  good: number;
  goodUntil: string | null;
  broken: IntegrityViolation | null;
};

/** What a running check tells: how far it is, and in the end what it found. */
export type VerificationProgress = { read: number; of: number } | { result: VerificationResult };
