import type { InstanceStatus } from "@/lib/instances/status";
import type { InstanceView } from "@/lib/instances/view";
import { XERO_ERRORS } from "@/lib/xero/errors";
import { hasConsent } from "@/lib/xero/view";
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

/** The bold words come first and are complete in themselves. */
export type Sentence = { bold: string; rest: string };

/** Describes an instance's status, and what to do about it. */
export function statusSentence(instance: InstanceView, now: number, zone?: string): Sentence {
  return SENTENCES[instance.status](instance, now, zone);
}

type SentenceOf = (instance: InstanceView, now: number, zone: string | undefined) => Sentence;

const KEEPS_TOKEN = "the id and instance token stay the same.";

const SENTENCES: Record<InstanceStatus, SentenceOf> = {
  connected(instance, now, zone) {
    if (instance.renewsAt === null) return untilExpiry("Connected until", instance, zone);
    const renewal = whenNext(instance.renewsAt, now, (time) => `at about ${clock(time, zone)}`);
    return {
      bold: "Connected, nothing to do.",
      rest: `The Xero token is valid for ${minutesLeft(instance, now)} and renews ${renewal}.`,
    };
  },
  expiring: (instance, _now, zone) => untilExpiry("Expires at", instance, zone),
  retrying(instance, now, zone) {
    const next = instance.renewsAt ? whenNext(instance.renewsAt, now, (time) => `at ${clock(time, zone)}`) : "soon";
    const expiresAt = Date.parse(instance.expiresAt);
    const token =
      expiresAt <= now
        ? `the Xero token expired ${atOrOn(expiresAt, now, zone)}, so calls fail until a renewal succeeds`
        : `the Xero token is still valid for ${minutesLeft(instance, now)}`;
    const cause = instance.problem ? `${problemWords(instance.problem).because}; ${token}` : token;
    return { bold: `Retrying ${next}.`, rest: `${upperFirst(cause)}.` };
  },
  reconnect({ problem, app }) {
    if (problem === "organisation_changed")
      return { bold: "Reconnect needed.", rest: `${problemSentence(problem)} ${XERO_ERRORS[problem].remedy}` };
    return {
      bold: hasConsent(app) ? "The customer needs to reconnect." : "Reconnect needed.",
      rest: `${problemSentence(problem).slice(0, -1)}; id, name and instance token stay the same.`,
    };
  },
  expired({ expiresAt }, now, zone) {
    return {
      bold: `Expired ${atOrOn(Date.parse(expiresAt), now, zone)}.`,
      rest: `The Xero token can’t be renewed. Reconnect to continue; ${KEEPS_TOKEN}`,
    };
  },
  disabled({ disabledBy, disabledAt }, now, zone) {
    const when = disabledAt ? ` ${atOrOn(Date.parse(disabledAt), now, zone)}` : "";
    return {
      bold: `Disabled by ${disabledBy ?? "an admin"}${when}.`,
      rest: "Calls get 403 until it is enabled again.",
    };
  },
};

/** For a token that cannot be renewed. */
function untilExpiry(words: string, { app, expiresAt }: InstanceView, zone: string | undefined): Sentence {
  return {
    bold: `${words} ${clock(Date.parse(expiresAt), zone)}.`,
    rest: `Xero tokens of ${KINDS[app.kind]} ${PROTOCOLS[app.protocol]} apps can’t be renewed. Reconnect to continue; ${KEEPS_TOKEN}`,
  };
}

function minutesLeft({ expiresAt }: InstanceView, now: number): string {
  const minutes = Math.floor((Date.parse(expiresAt) - now) / 60_000);
  if (minutes < 1) return "less than a minute";
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

function whenNext(at: string, now: number, format: (time: number) => string): string {
  const time = Date.parse(at);
  return time <= now ? "any moment now" : format(time);
}

function atOrOn(time: number, now: number, zone: string | undefined): string {
  return isSameDay(time, now, zone) ? `at ${clock(time, zone)}` : `on ${date(time, now, zone)}`;
}
