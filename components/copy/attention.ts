import { clock, moment } from "@/components/time/format";
import { type AttentionItem, LIVE_CAP } from "@/lib/overview/view";
import { capped, counted, inDigits } from "./number";
import { problemSentence } from "./problem";
import type { Sentence } from "./status";

type When = (time: string) => string;
type OfInstances = Extract<AttentionItem, { only: unknown }>;
type OfApp = Extract<AttentionItem, { kind: "app" }>;

/** One thing that needs somebody: what is wrong; since when, and what still works. */
export function attentionWords(item: AttentionItem, now: number, zone?: string): Sentence {
  const when: When = (time) => moment(Date.parse(time), now, zone);
  switch (item.kind) {
    case "app":
      return {
        bold: `Xero refuses the settings of ${item.name}`,
        rest: sentences(sinceWhen(item, when), goesOn(item, zone)),
      };
    case "tier": {
      const bold = `${item.name} is ${item.connections === item.most ? "at" : "close to"} ${inDigits(item.most)} connections`;
      const has = `It has ${inDigits(item.connections)}, and Xero’s ${item.tier} tier ends there.`;
      return { bold, rest: sentences(has, "What is connected goes on.") };
    }
    case "reconnect":
    case "expired":
    case "expiring":
      return { bold: whatIsWrong(item), rest: sentences(firstOfThem(item, when), WHAT_WORKS[item.kind]) };
  }
}

const WHAT_WORKS: Record<OfInstances["kind"], string> = {
  reconnect: "Calls are refused until the customer reconnects; id, name and token are kept.",
  expired: "Public apps on OAuth 1.0a can’t be renewed; a reconnect keeps id and token.",
  expiring: "Public apps on OAuth 1.0a can’t be renewed; OAuth 2.0 ends this.",
};

function whatIsWrong({ kind, count, only }: OfInstances): string {
  if (kind === "expiring")
    return only ? `The token of ${only.name} ends soon` : `${capped(count, LIVE_CAP)} tokens end within 10 minutes`;
  if (kind === "expired") return only ? `${only.name} has ended` : `${capped(count, LIVE_CAP)} instances have ended`;
  return only ? `${only.name} needs the customer` : `${capped(count, LIVE_CAP)} instances need the customer`;
}

function firstOfThem({ kind, first, only }: OfInstances, when: When): string | null {
  if (first === null) return null;
  if (kind === "expiring") return only ? `It works until ${when(first)}.` : `The first works until ${when(first)}.`;
  return only ? `Since ${when(first)}.` : `The first since ${when(first)}.`;
}

function sinceWhen({ problem, since }: OfApp, when: When): string {
  return since ? `Since ${when(since)}.` : problemSentence(problem);
}

function goesOn({ instances, firstEnd }: OfApp, zone: string | undefined): string | null {
  if (instances === 0 || firstEnd === null) return null;
  const end = clock(Date.parse(firstEnd), zone);
  if (instances === 1) return `Its instance works until its token ends at ${end}.`;
  return `Its ${counted(instances, "instance")} work until their tokens end, the first at ${end}.`;
}

const sentences = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(" ");
