import { clock, day, exact } from "./format";
import { useNow } from "./use-now";

/** "Today, 14:46", for a column; empty until the page is hydrated. */
export function DayAndClock({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  if (now === null) return null;
  return (
    <time dateTime={at} title={exact(time)} className="whitespace-nowrap">
      {day(time, now)}, {clock(time)}
    </time>
  );
}
