import type { Limits } from "./model";
import type { Store } from "./store";

const minuteMs = 60_000;
const dayMs = 86_400_000;

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
  const id = `${key} ${organisation}`;
  const keptMs = limits.perDay === 0 ? minuteMs : dayMs;
  const today = (store.calls.get(id) ?? []).filter((at) => at <= now && now - at < keptMs);
  const minute = today.filter((at) => now - at < minuteMs);
  const minuteLeft = left(limits.perMinute, minute.length);
  const dayLeft = left(limits.perDay, today.length);
  const exceeded = dayLeft === 0 ? "Day" : minuteLeft === 0 ? "Minute" : null;
  const freeAt = exceeded === "Day" ? (today[0] ?? now) + dayMs : (minute[0] ?? now) + minuteMs;
  if (!exceeded) today.push(now);
  store.calls.set(id, today);
  const spent = exceeded ? 0 : 1;
  return {
    exceeded,
    minuteLeft: minuteLeft - spent,
    dayLeft: dayLeft - spent,
    retryAfterSeconds: exceeded ? Math.ceil((freeAt - now) / 1000) : 0,
  };
}

const left = (limit: number, used: number) => (limit === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, limit - used));
