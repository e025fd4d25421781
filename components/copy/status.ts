import type { InstanceStatus } from "@/lib/instances/status";
import type { InstanceView } from "@/lib/instances/view";
import { clock, date, isSameDay } from "@/components/time/format";
import { KINDS, PROTOCOLS } from "./app";
import { problemSentence, problemWords } from "./problem";
import { upperFirst } from "./upper-first";

export const STATUS_WORDS: Record<InstanceStatus, string> = {
  connected: "Connected",
  expiring: "Expiring",
  retrying: "Retrying",
  reconnect: "Reconnect",
  expired: "Expired",
  disabled: "Disabled",
};

/** What an instance's state is, first words bold and complete in themselves. */
export type Sentence = { bold: string; rest: string };

export function statusSentence(instance: InstanceView, now: number, zone?: string): Sentence {
  return SENTENCES[instance.status](instance, now, zone);
}

type SentenceOf = (instance: InstanceView, now: number, zone: string | undefined) => Sentence;

const SENTENCES: Record<InstanceStatus, SentenceOf> = {
  connected(instance, now, zone) {
    const left = minutesLeft(instance, now);
    if (instance.renewsAt === null) {
      const bold = `Connected until ${clock(Date.parse(instance.expiresAt), zone)}.`;
      return { bold, rest: `${cannotRenew(instance)}; reconnect to go on with the same id and token.` };
    }
    const next = whenNext(instance.renewsAt, now, (time) => `at about ${clock(time, zone)}`);
    return { bold: "Connected, nothing to do.", rest: `The token is good for ${left}; the next one comes ${next}.` };
  },
  expiring(instance, _now, zone) {
    const bold = `Ends at ${clock(Date.parse(instance.expiresAt), zone)}.`;
    return { bold, rest: `${cannotRenew(instance)}; reconnect to go on with the same id and token.` };
  },
  retrying(instance, now, zone) {
    const next = instance.renewsAt ? whenNext(instance.renewsAt, now, (time) => `at ${clock(time, zone)}`) : "soon";
    const ended = Date.parse(instance.expiresAt) <= now;
    const token = ended
      ? `the token ended ${atOrOn(Date.parse(instance.expiresAt), now, zone)}, calls fail until a renewal succeeds`
      : `the token is still good for ${minutesLeft(instance, now)}`;
    const cause = instance.problem
      ? `${upperFirst(problemWords(instance.problem).because)}; ${token}`
      : upperFirst(token);
    return { bold: `Trying again ${next}.`, rest: `${cause}.` };
  },
  reconnect({ problem }) {
    return {
      bold: "The customer has to reconnect.",
      rest: `${problemSentence(problem).slice(0, -1)}; id, name and token are kept.`,
    };
  },
  expired(instance, now, zone) {
    const bold = `Ended ${atOrOn(Date.parse(instance.expiresAt), now, zone)}.`;
    return { bold, rest: "It can’t be renewed; reconnect to go on with the same id and token." };
  },
  disabled({ disabledBy, disabledAt }, now, zone) {
    const when = disabledAt ? ` ${atOrOn(Date.parse(disabledAt), now, zone)}` : "";
    return {
      bold: `Switched off by ${disabledBy ?? "an admin"}${when}.`,
      rest: "Calls get 403; enable it to go on.",
    };
  },
};

function cannotRenew({ app }: InstanceView): string {
  return `Tokens of ${KINDS[app.kind]} apps on ${PROTOCOLS[app.protocol]} can’t be renewed`;
}

function minutesLeft({ expiresAt }: InstanceView, now: number): string {
  const minutes = Math.floor((Date.parse(expiresAt) - now) / 60_000);
  if (minutes < 1) return "less than a minute";
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

function whenNext(at: string, now: number, say: (time: number) => string): string {
  const time = Date.parse(at);
  return time <= now ? "any moment" : say(time);
}

function atOrOn(time: number, now: number, zone: string | undefined): string {
  return isSameDay(time, now, zone) ? `at ${clock(time, zone)}` : `on ${date(time, now, zone)}`;
}
