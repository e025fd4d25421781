"use client";

import { clock, date, day, exact, moment } from "./format";
import { useNow } from "./use-now";

/**
 * A point in time in the reader's own time zone: clock time today, the date beyond. A page that was rendered on the server,
 * or is read with scripts off, says UTC and means it.
 */
export function Moment({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={now === null ? undefined : exact(time)} className="whitespace-nowrap tabular-nums">
      {now === null ? `${clock(time, "UTC")} UTC` : moment(time, now)}
    </time>
  );
}

/** The same where the hour does not matter: "Today", "14 Aug". */
export function Day({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={now === null ? undefined : exact(time)} className="whitespace-nowrap tabular-nums">
      {now === null ? date(time, time, "UTC") : day(time, now)}
    </time>
  );
}
