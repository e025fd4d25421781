import type { Page } from "@/lib/paging";
import type { EventType } from "./event-types";

/** An event as pages show it. */
export type EventView = {
  id: string;
  type: EventType;
  actor: string | null;
  data: Record<string, string | number | boolean | string[] | number[] | null>;
  at: string;
};

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
  if (/^instance\.(re|dis)?connected$|^link\.(connected|stopped)$|^connection\./.test(type)) return "connections";
  if (type.startsWith("grant.")) return "renewals";
  if (type.startsWith("user.")) return "people";
  return type.startsWith("organization.") ? "organization" : "changes";
}

/**
 * The first violation: `changed` an entry does not match its hash; `missing` it was removed; `dated_back` it was written long after
 * its date; `begin` and `end` entries there were removed or added; `key` the log's key was changed; `key_missing` its encryption key is gone.
 */
export type IntegrityViolation = {
  line: number;
  what: "changed" | "missing" | "dated_back" | "begin" | "end" | "key" | "key_missing";
  at: string | null;
};

export type VerificationResult = {
  /** Number of entries in the hash chain. */
  lines: number;
  /** `organization:entries:hash` of the last one. Stored elsewhere, it later detects a log replaced by an older copy. */
  end: string | null;
  /** Entries at the beginning that were removed because of their age, and those that were verified. */
  removed: number;
  good: number;
  goodUntil: string | null;
  broken: IntegrityViolation | null;
};

/** Progress while verifying, then the result. */
export type VerificationProgress = { read: number; of: number } | { result: VerificationResult };
