import type { Limits } from "./model";
import { SlidingWindow } from "./sliding-window";
import type { Store } from "./store";

/** Of one app to one organisation. */
export interface Calls {
  minute: SlidingWindow;
  day: SlidingWindow;
}

export interface Budget {
  exceeded: "Minute" | "Day" | null;
  minuteLeft: number;
  dayLeft: number;
  retryAfterSeconds: number;
}

/** Notes one call of an app to an organisation, unless it is one too many (xero-protocol.md, A.8 and B.6). */
export function countCall(
  store: Store,
  key: string,
  organisation: string,
  limits: Pick<Limits, "perMinute" | "perDay"> = store.state.limits,
): Budget {
  const now = store.now();
  const { minute, day } = callsOf(store, `${key} ${organisation}`);
  const minuteLeft = left(limits.perMinute, minute.count(now));
  const dayLeft = left(limits.perDay, day.count(now));
  const exceeded = dayLeft === 0 ? "Day" : minuteLeft === 0 ? "Minute" : null;
  const freeAt = exceeded === "Day" ? day.freeAt(now) : minute.freeAt(now);
  if (!exceeded && limits.perMinute > 0) minute.add(now);
  if (!exceeded && limits.perDay > 0) day.add(now);
  const spent = exceeded ? 0 : 1;
  return {
    exceeded,
    minuteLeft: minuteLeft - spent,
    dayLeft: dayLeft - spent,
    retryAfterSeconds: exceeded ? Math.ceil((freeAt - now) / 1000) : 0,
  };
}

function callsOf({ calls }: Store, id: string): Calls {
  const known = calls.get(id) ?? { minute: new SlidingWindow(60_000), day: new SlidingWindow(86_400_000) };
  calls.set(id, known);
  return known;
}

const left = (limit: number, used: number) => (limit === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, limit - used));
