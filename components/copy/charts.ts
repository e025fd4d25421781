import { clock, dateOfDay } from "@/components/time/format";
import { type Funnel, HISTORY_DAYS, type HistoryView, type StatusCounts } from "@/lib/overview/view";
import type { InstanceStatus } from "@/lib/instances/status";
import { STATUS_WORDS } from "./status";
import { counted, inDigits } from "./number";

const HOUR_MS = 60 * 60_000;

/** Describes the chart of instances by status; `days` are those with a count. */
export function statusesSentence(days: ({ day: string } & StatusCounts)[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return "No data yet.";
  const others = last.reconnect + last.expired + last.expiring + last.retrying + last.disabled;
  const rest = others === 0 ? "" : ` ${inDigits(others)} ${others === 1 ? "has" : "have"} another status.`;
  if (days.length === 1)
    return `${counted(last.connected, "instance")} ${last.connected === 1 ? "is" : "are"} connected today.${rest}`;
  const [from, to] = [inDigits(first.connected), inDigits(last.connected)];
  const trend =
    from === to ? `stayed at ${to}` : `${last.connected > first.connected ? "rose" : "fell"} from ${from} to ${to}`;
  return `Connected instances ${trend} since ${dateOfDay(first.day)}.${rest}`;
}

/** "14:00 to 15:00" */
export function hourWords(hour: string, zone?: string): string {
  const start = Date.parse(hour);
  return `${clock(start, zone)} to ${clock(start + HOUR_MS, zone)}`;
}

/** "3 reconnect, 1 expired" of the statuses that a day has, or that there are none; `null` for a day without a count. */
export function statusesOfDay(day: StatusCounts | null, statuses: InstanceStatus[]): string {
  if (!day) return "not counted";
  const present = statuses.filter((status) => day[status] > 0);
  return present.map((status) => `${inDigits(day[status])} ${STATUS_WORDS[status].toLowerCase()}`).join(", ") || "none";
}

/** Describes the chart of renewals. */
export function renewalsSentence(hours: HistoryView["renewals"], zone?: string): string {
  const renewed = hours.reduce((sum, hour) => sum + hour.renewed, 0);
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  const good = `${counted(renewed, "renewal")} in 24 hours`;
  if (failed === 0)
    return renewed === 0 ? "No renewals were due in the last 24 hours." : `${good}, all at the first attempt.`;
  const worst = hours.reduce((most, hour) => (hour.failed > most.failed ? hour : most));
  const start = Date.parse(worst.hour);
  const share = worst.failed < failed ? `${inDigits(worst.failed)} ` : failed > 1 ? "all " : "";
  const when = `${share}between ${clock(start, zone)} and ${clock(start + HOUR_MS, zone)}`;
  return `${good}. ${counted(failed, "attempt")} failed (${when}). Gangway retries automatically.`;
}

/** Describes the chart of new connections. */
export function connectsSentence(days: HistoryView["connects"]): string {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return `No organisations connected in ${days.length} days.`;
  const best = days.reduce((most, day) => (day.count > most.count ? day : most));
  const connected = `${counted(total, "organisation")} connected in ${days.length} days`;
  return best.count === total
    ? `${connected}, all on ${dateOfDay(best.day)}.`
    : `${connected}, most on ${dateOfDay(best.day)}.`;
}

/** Attempts that dropped off after each step. */
export function leftAt({ started, sent, returned, connected }: Funnel) {
  return [
    { group: "left_started", count: started - sent },
    { group: "left_sent", count: sent - returned },
    { group: "left_returned", count: returned - connected },
  ] as const;
}

const WHERE = {
  left_started: "before Xero",
  left_sent: "at Xero",
  left_returned: "after returning from Xero",
};

/** The step at which most attempts drop off, and how many; null without any. */
export function biggestDropOff(funnel: Funnel) {
  const most = leftAt(funnel).reduce((most, step) => (step.count > most.count ? step : most));
  return most.count > 0 ? most : null;
}

/** Describes the funnel from start to connection. */
export function funnelSentence(funnel: Funnel): string {
  if (funnel.started === 0) return `Nobody started connecting in the portal in the last ${HISTORY_DAYS} days.`;
  const most = biggestDropOff(funnel);
  if (!most) return "Everyone who started has connected.";
  const { group, count } = most;
  const declined =
    group === "left_sent" && funnel.declined > 0 ? `, of which ${inDigits(funnel.declined)} declined` : "";
  return `Biggest drop-off: ${WHERE[group]} (${inDigits(count)}${declined}).`;
}
