import type { EventType } from "@/lib/audit-log/event-types";

/** What a customer is told of an event; the others are the host's own affairs. */
const HAPPENINGS = {
  "instance.connected": "connected",
  "instance.reconnected": "reconnected",
  "instance.restored": "restored",
  "instance.organisation_renamed": "renamed",
  "instance.enabled": "resumed",
  "instance.disabled": "paused",
  "instance.disconnected": "disconnected",
  "instance.reconnect_asked": "asked",
  "grant.reconnect_needed": "stopped",
  "grant.expired": "stopped",
  "link.created": "link",
} as const satisfies Partial<Record<EventType, string>>;

export type HappeningWord = (typeof HAPPENINGS)[keyof typeof HAPPENINGS];

export function happeningOf(type: EventType): HappeningWord | null {
  return type in HAPPENINGS ? HAPPENINGS[type as keyof typeof HAPPENINGS] : null;
}
