import { clock, moment } from "@/components/time/format";
import { type AttentionItem, LIVE_CAP } from "@/lib/overview/view";
import { capped, counted, inDigits } from "./number";
import { problemSentence } from "./problem";
import type { Sentence } from "./status";

type When = (time: string) => string;
type OfInstances = Extract<AttentionItem, { only: unknown }>;
type OfApp = Extract<AttentionItem, { kind: "app" }>;

/** An item that needs attention: what is wrong, since when, and what still works. */
export function attentionWords(item: AttentionItem, now: number, zone?: string): Sentence {
  const when: When = (time) => moment(Date.parse(time), now, zone);
  switch (item.kind) {
    case "no_worker":
      return { bold: "Xero tokens are not being renewed", rest: NO_WORKER };
    case "app":
      return {
        bold:
          item.problem === "approval_missing"
            ? `${item.name} is not approved at Xero`
            : `Xero refuses the settings of ${item.name}`,
        rest: sentences(sinceWhen(item, when), stillWorking(item, zone)),
      };
    case "tier": {
      const bold = `${item.name} is ${item.connections === item.most ? "at" : "close to"} ${inDigits(item.most)} connections`;
      const limit = `It has ${inDigits(item.connections)}; Xero’s ${item.tier} tier allows ${inDigits(item.most)}.`;
      return { bold, rest: sentences(limit, "Existing connections keep working.") };
    }
    case "reconnect":
    case "expired":
    case "expiring":
      return { bold: whatIsWrong(item), rest: sentences(sinceFirst(item, when), ADVICE[item.kind]) };
  }
}

const NO_WORKER =
  "Renewals are due, and no server starts them. Start one whose ROLE is both or worker; connections end when their Xero tokens expire.";

const NOT_RENEWABLE = "Xero tokens of Public OAuth 1.0a apps can’t be renewed.";

const ADVICE: Record<OfInstances["kind"], string> = {
  reconnect: "API calls fail until then; id, name and instance token stay the same.",
  expired: `${NOT_RENEWABLE} Reconnecting keeps the id and instance token.`,
  expiring: `${NOT_RENEWABLE} Move to OAuth 2.0 to avoid this.`,
};

function whatIsWrong({ kind, count, only }: OfInstances): string {
  if (kind === "expiring")
    return only
      ? `The Xero token of ${only.name} expires soon`
      : `${capped(count, LIVE_CAP)} Xero tokens expire within 10 minutes`;
  if (kind === "expired") return only ? `${only.name} expired` : `${capped(count, LIVE_CAP)} connections expired`;
  return only ? `${only.name} needs to reconnect` : `${capped(count, LIVE_CAP)} customers need to reconnect`;
}

function sinceFirst({ kind, first, only }: OfInstances, when: When): string | null {
  if (first === null) return null;
  if (kind === "expiring") return only ? `It works until ${when(first)}.` : `The first works until ${when(first)}.`;
  return only ? `Since ${when(first)}.` : `The first since ${when(first)}.`;
}

function sinceWhen({ problem, since }: OfApp, when: When): string {
  return since ? `Since ${when(since)}.` : problemSentence(problem);
}

function stillWorking({ instances, firstEnd }: OfApp, zone: string | undefined): string | null {
  if (instances === 0 || firstEnd === null) return null;
  const end = clock(Date.parse(firstEnd), zone);
  if (instances === 1) return `Its instance keeps working until its Xero token expires at ${end}.`;
  return `Its ${counted(instances, "instance")} keep working until their Xero tokens expire, the first at ${end}.`;
}

const sentences = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(" ");
