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
  "user.invited": (event) => ({ bold: "Invited", rest: whom(event) + asRole(event) + by(event) }),
  "user.invitation_revoked": (event) => ({ bold: "Invitation revoked", rest: whom(event, " of") + by(event) }),
  "user.joined": (event) => ({ bold: "Joined", rest: asRole(event) + by(event) }),
  "user.role_changed": (event) => ({ bold: "Role changed", rest: whom(event, " of") + toRole(event) + by(event) }),
  "user.removed": (event) => ({ bold: "Removed from the organization", rest: whom(event, ":") + by(event) }),
  "user.sessions_ended": (event) => ({ bold: "Sessions ended", rest: whom(event, " of") + by(event) }),
  "user.reset_link_made": (event) => ({
    bold: "Link for a new password made",
    rest: whom(event, " for") + by(event),
  }),
  "user.password_changed": (event) => ({ bold: "Password changed", rest: by(event) }),
  "user.secret_shown": (event) => ({ bold: "User secret shown", rest: by(event) }),
  "user.secret_rotated": (event) => ({ bold: "User secret rotated", rest: by(event) }),
  "user.secret_ended": (event) => ({ bold: "Previous user secret ended", rest: by(event) }),
  "organization.secret_shown": (event) => ({ bold: "Organization secret shown", rest: by(event) }),
  "organization.secret_rotated": (event) => ({ bold: "Organization secret rotated", rest: by(event) }),
  "organization.secret_ended": (event) => ({ bold: "Previous organization secret ended", rest: by(event) }),
  "organization.callback_origins_changed": (event) => ({ bold: "Callback origins changed", rest: by(event) }),
  "organization.created": (event) => ({ bold: "Organization made", rest: by(event) }),
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

function whom({ data }: EventView, lead = ""): string {
  const email = text(data.email);
  return email ? `${lead} ${email}` : "";
}

function asRole({ data }: EventView): string {
  const role = text(data.role);
  return role ? ` as ${role}` : "";
}

function toRole({ data }: EventView): string {
  const role = text(data.role);
  return role ? ` to ${role}` : "";
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
