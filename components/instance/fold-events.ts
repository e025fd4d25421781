import { dayHeading, dayKey, type Zone } from "@/components/time/format";
import type { EventView } from "@/lib/events/view";

/** A line of the timeline: one event, or a run of equal ones, newest first. */
export type EventLine = { newest: EventView; oldest: EventView; count: number };
export type EventDay = { heading: string; lines: EventLine[] };

/** Newest first, by the reader's days; runs of equal renewals become one line, the newest event always has its own. */
export function foldEvents(events: EventView[], now: number, zone?: Zone): EventDay[] {
  const days: (EventDay & { key: string })[] = [];
  for (const event of events) {
    const time = Date.parse(event.at);
    const key = dayKey(time, zone);
    const day = days.at(-1);
    if (day?.key !== key) {
      days.push({ key, heading: dayHeading(time, now, zone), lines: [lineOf(event)] });
      continue;
    }
    const line = day.lines.at(-1);
    if (line && line.newest !== events[0] && isSame(line.newest, event)) {
      line.oldest = event;
      line.count += 1;
    } else {
      day.lines.push(lineOf(event));
    }
  }
  return days.map(({ heading, lines }) => ({ heading, lines }));
}

function lineOf(event: EventView): EventLine {
  return { newest: event, oldest: event, count: 1 };
}

/** Whether two events say the same to the reader. What people did is never folded. */
function isSame(a: EventView, b: EventView): boolean {
  if (a.type !== b.type) return false;
  if (a.type === "grant.renewed") return isAtFirstTry(a) && isAtFirstTry(b);
  return a.type === "grant.renewal_failed" && a.data.problem === b.data.problem;
}

function isAtFirstTry({ data }: EventView): boolean {
  return typeof data.tries !== "number" || data.tries <= 1;
}
