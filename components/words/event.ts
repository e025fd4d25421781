import type { EventType, EventView } from "@/lib/events/view";
import type { Tone } from "@/components/ui/tone";
import { clock } from "@/components/time/format";
import { inWords } from "./number";
import { problemSentence } from "./problem";
import type { Sentence } from "./status";

type EventWords = (event: EventView, zone: string | undefined) => Sentence;

const WORDS: Record<EventType, EventWords> = {
  "instance.connected": (event) => ({ bold: "Connected", rest: toOrganisation(event) + by(event) }),
  "instance.reconnected": (event) => ({ bold: "Reconnected", rest: toOrganisation(event) + by(event) }),
  "instance.renamed": (event) => ({ bold: "Renamed", rest: renaming(event) + by(event) }),
  "instance.tagged": (event) => ({ bold: "Tags changed", rest: by(event) }),
  "instance.configured": (event) => ({ bold: "Configuration changed", rest: by(event) }),
  "instance.enabled": (event) => ({ bold: "Enabled", rest: by(event) }),
  "instance.disabled": (event) => ({ bold: "Disabled", rest: by(event) }),
  "instance.token_rotated": (event) => ({ bold: "Token rotated", rest: `${by(event)}. The old one stopped.` }),
  "instance.disconnected": (event) => ({ bold: "Disconnected", rest: by(event) }),
  "grant.renewed": renewed,
  "grant.renewal_failed": ({ data }) => ({ bold: "Renewal put off", rest: `. ${problemSentence(text(data.problem))}` }),
  "grant.reconnect_needed": ({ data }) => ({
    bold: "Reconnect needed",
    rest: `. ${problemSentence(text(data.problem))}`,
  }),
  "organization.token_reading_changed": (event) => ({
    bold: `Reading of access tokens switched ${event.data.givesTokens === false ? "off" : "on"}`,
    rest: by(event),
  }),
};

/** One line of the trail: "**Renamed** from “HL Bakery” by ops@lantern.example". */
export function eventWords(event: EventView, zone?: string): Sentence {
  return WORDS[event.type](event, zone);
}

/** A run of equal events in one line: "**Renewed 43 times**, each at the first try". */
export function foldedWords(event: EventView, count: number): Sentence {
  const times = `${inWords(count)} times`;
  return event.type === "grant.renewed"
    ? { bold: `Renewed ${times}`, rest: ", each at the first try" }
    : { bold: `${eventWords(event).bold} ${times}`, rest: eventWords(event).rest };
}

const TONES: Partial<Record<EventType, Tone>> = {
  "instance.connected": "connected",
  "instance.reconnected": "connected",
  "instance.enabled": "connected",
  "instance.disconnected": "reconnect",
  "grant.renewed": "connected",
  "grant.renewal_failed": "retrying",
  "grant.reconnect_needed": "reconnect",
};

export function eventTone(type: EventType): Tone {
  return TONES[type] ?? "plain";
}

function renewed({ data }: EventView, zone: string | undefined): Sentence {
  const tries = typeof data.tries === "number" ? data.tries : 1;
  if (tries > 1) return { bold: `Renewed after ${inWords(tries)} tries`, rest: "" };
  const until = text(data.expiresAt);
  return { bold: "Token renewed", rest: until ? `, good until ${clock(Date.parse(until), zone)}` : "" };
}

function by({ actor }: EventView): string {
  return actor ? ` by ${actor}` : "";
}

function toOrganisation({ data }: EventView): string {
  const name = text(data.organisation);
  return name ? ` to ${name}` : "";
}

function renaming({ data }: EventView): string {
  const from = text(data.from);
  return from ? ` from “${from}”` : "";
}

function text(value: EventView["data"][string] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
