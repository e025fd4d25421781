import { dayHeading, dayKey, type Zone } from "@/components/time/format";
import type { EventView } from "@/lib/audit-log/view";

export type EventDay = { heading: string; events: EventView[] };

/** Groups events by the reader's days, in the given order. */
export function eventsByDay(events: EventView[], now: number, zone?: Zone): EventDay[] {
  const days = new Map<string, EventDay>();
  for (const event of events) {
    const time = Date.parse(event.at);
    const key = dayKey(time, zone);
    const day = days.get(key) ?? { heading: dayHeading(time, now, zone), events: [] };
    day.events.push(event);
    days.set(key, day);
  }
  return [...days.values()];
}
