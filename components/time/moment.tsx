"use client";

import { clock, date, day, exact, moment } from "./format";
import { useNow } from "./use-now";

/** A time in the reader's time zone: clock time today, else the date. Without scripts, in UTC. */
export function Moment({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={now === null ? undefined : exact(time)} className="whitespace-nowrap tabular-nums">
      {now === null ? `${clock(time, "UTC")} UTC` : moment(time, now)}
    </time>
  );
}

/** The day only: "Today", "14 Aug". */
export function Day({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={now === null ? undefined : exact(time)} className="whitespace-nowrap tabular-nums">
      {now === null ? date(time, time, "UTC") : day(time, now)}
    </time>
  );
}

/** "Today, 14:46", "30 Nov, 01:10". Without scripts, in UTC. */
export function DayAndTime({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return (
    <time dateTime={at} className="whitespace-nowrap tabular-nums">
      {now === null ? exact(time, "UTC") : `${day(time, now)}, ${clock(time)}`}
    </time>
  );
}
