import type { Tone } from "@/components/ui/tone";
import type { AttemptGroup, AttemptStep, AttemptView } from "@/lib/attempts/view";
import { failureWords } from "./failure";
import type { Sentence } from "./status";
import { upperFirst } from "./upper-first";

export const STEP_WORDS: Record<AttemptStep, string> = {
  started: "Started",
  sent: "Sent to Xero",
  returned: "Returned",
  connected: "Connected",
};

export const ATTEMPT_GROUP_WORDS: Record<AttemptGroup, string> = {
  sent: "Sent to Xero",
  returned: "Returned from Xero",
  connected: "Connected",
  left_started: "Left before Xero",
  left_sent: "Left at Xero",
  left_returned: "Left after returning",
};

const IN_PROGRESS: Record<AttemptStep, string> = {
  started: "Entering the app’s keys.",
  sent: "Waiting for consent at Xero.",
  returned: "Choosing an organisation.",
  connected: "",
};

/** The outcome of an attempt, or where it is: "**Declined.** Xero sent the browser back without a consent". */
export function attemptWords({ end, step }: Pick<AttemptView, "end" | "step">): Sentence {
  if (end === "connected") return { bold: "Connected", rest: "" };
  if (end === "open") return { bold: "In progress.", rest: IN_PROGRESS[step] };
  // The reader of this list is often not the person who left.
  if (end === "expired") return { bold: "Abandoned.", rest: "It was not continued within 15 minutes." };
  const { short, happened } = failureWords({ reason: end, attempt: null });
  return { bold: `${upperFirst(short)}.`, rest: happened };
}

export function attemptTone(end: AttemptView["end"]): Tone {
  if (end === "connected") return "connected";
  if (end === "open") return "retrying";
  return end === "expired" ? "plain" : "reconnect";
}
