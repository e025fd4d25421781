import { clock, dateOfDay } from "@/components/time/format";
import type { Funnel, HistoryView, StatusCounts } from "@/lib/overview/view";
import { counted, inDigits } from "./number";

/** What the drawing of instances by status shows, of the days on which they were counted. */
export function statusesSentence(days: ({ day: string } & StatusCounts)[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return "Nothing has been counted yet.";
  const others = last.reconnect + last.expired + last.expiring + last.retrying + last.disabled;
  const rest =
    others === 0 ? "No other is there." : `${inDigits(others)} ${others === 1 ? "is" : "are"} in another state.`;
  if (days.length === 1) return `${counted(last.connected, "instance")} connected today. ${rest}`;
  const [from, to] = [inDigits(first.connected), inDigits(last.connected)];
  const way =
    from === to ? `stayed at ${to}` : `${last.connected > first.connected ? "rose" : "fell"} from ${from} to ${to}`;
  return `Connected instances ${way} since ${dateOfDay(first.day)}. ${rest}`;
}

/** What the drawing of renewals shows. */
export function renewalsSentence(hours: HistoryView["renewals"], zone?: string): string {
  const renewed = hours.reduce((sum, hour) => sum + hour.renewed, 0);
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  const good = `${counted(renewed, "renewal")} in 24 hours`;
  if (failed === 0) return renewed === 0 ? "No token was due in 24 hours." : `${good}, every one at the first try.`;
  const worst = hours.reduce((most, hour) => (hour.failed > most.failed ? hour : most));
  const most = worst.failed === failed ? "all" : `${inDigits(worst.failed)} of them`;
  return `${good}. ${counted(failed, "try").replace("trys", "tries")} failed, ${most} after ${clock(Date.parse(worst.hour), zone)}; Gangway tries again by itself.`;
}

/** What the drawing of new connections shows. */
export function connectsSentence(days: HistoryView["connects"]): string {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return `Nothing was connected in ${days.length} days.`;
  const best = days.reduce((most, day) => (day.count > most.count ? day : most));
  const connected = `${counted(total, "organisation")} connected in ${days.length} days`;
  return best.count === total
    ? `${connected}, on ${dateOfDay(best.day)}.`
    : `${connected}, most on ${dateOfDay(best.day)}.`;
}

/** How many got no farther than each step. */
export function leftAt({ started, sent, returned, connected }: Funnel) {
  return [
    { group: "left_started", count: started - sent },
    { group: "left_sent", count: sent - returned },
    { group: "left_returned", count: returned - connected },
  ] as const;
}

const WHERE = {
  left_started: "before they go to Xero",
  left_sent: "at Xero",
  left_returned: "after they came back",
};

/** Where most people leave on the way to a connection, and how many; null when nobody does. */
export function mostLeftAt(funnel: Funnel) {
  const most = leftAt(funnel).reduce((most, step) => (step.count > most.count ? step : most));
  return most.count > 0 ? most : null;
}

/** The same as a sentence. */
export function funnelSentence(funnel: Funnel): string {
  if (funnel.started === 0) return "Nobody has begun to connect from the portal in 30 days.";
  const most = mostLeftAt(funnel);
  if (!most) return "Everybody who began has connected.";
  const { group, count } = most;
  const declined =
    group === "left_sent" && funnel.declined > 0 ? `, ${inDigits(funnel.declined)} of them by declining` : "";
  return `Most who leave do so ${WHERE[group]}: ${inDigits(count)} in 30 days${declined}.`;
}
