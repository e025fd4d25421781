import type { EventType, EventView } from "@/lib/events/view";
import type { Page } from "@/lib/paging";

/** A line of the organization's trail: who did what, to what, from where. */
export type ActivityLine = EventView & {
  /** Where the call came from; null for what Gangway did by itself. */
  address: string | null;
  /** `name` is null when the instance is gone. */
  instance: { id: number; name: string | null } | null;
};

/** One page of it, newest first. */
export type ActivityPage = Page<ActivityLine>;

/** What a filter by kind can ask for. */
export const ACTIVITY_GROUPS = ["connections", "changes", "renewals", "people", "organization"] as const;

export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];

const CONNECTIONS = new Set<string>(["instance.connected", "instance.reconnected", "instance.disconnected"]);

/** Which of them an event belongs to. */
export function groupOf(type: EventType): ActivityGroup {
  if (CONNECTIONS.has(type)) return "connections";
  const [noun] = type.split(".");
  if (noun === "grant") return "renewals";
  if (noun === "user") return "people";
  return noun === "organization" ? "organization" : "changes";
}
