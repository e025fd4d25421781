"use client";

import { clock, exact, moment } from "./format";
import { useHydrated } from "./use-hydrated";

/**
 * A point in time in the reader's own time zone: clock time today, the date beyond. A page that was rendered on the server,
 * or is read with scripts off, says UTC and means it.
 */
export function Moment({ at }: { at: string }) {
  const hydrated = useHydrated();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={hydrated ? exact(time) : undefined} className="whitespace-nowrap tabular-nums">
      {hydrated ? moment(time, Date.now()) : `${clock(time, "UTC")} UTC`}
    </time>
  );
}
