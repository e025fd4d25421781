import type { Tone } from "@/components/ui/tone";
import type { AttemptGroup, AttemptStep, AttemptView } from "@/lib/attempts/view";
import { failureWords } from "./failure";
import type { Sentence } from "./status";
import { upperFirst } from "./upper-first";

export const STEP_WORDS: Record<AttemptStep, string> = {
  started: "Started",
  sent: "Sent to Xero",
  returned: "Came back",
  connected: "Connected",
};

export const ATTEMPT_GROUP_WORDS: Record<AttemptGroup, string> = {
  sent: "Sent to Xero",
  returned: "Came back from Xero",
  connected: "Connected",
  left_started: "Left before Xero",
  left_sent: "Left at Xero",
  left_returned: "Left after they came back",
};

const UNDER_WAY: Record<AttemptStep, string> = {
  started: "The keys are being entered.",
  sent: "Xero is being asked for access.",
  returned: "An organisation is being chosen.",
  connected: "",
};

/** How a run ended, or where it is: "**Declined.** Xero sent the browser back without a consent". */
export function attemptWords({ end, step }: Pick<AttemptView, "end" | "step">): Sentence {
  if (end === "connected") return { bold: "Connected", rest: "" };
  if (end === "open") return { bold: "Under way.", rest: UNDER_WAY[step] };
  // Whoever reads this list need not be the one who left.
  if (end === "expired") return { bold: "Left open.", rest: "Nobody went on within 15 minutes." };
  const { short, happened } = failureWords({ reason: end, attempt: null });
  return { bold: `${upperFirst(short)}.`, rest: happened };
}

export function attemptTone(end: AttemptView["end"]): Tone {
  if (end === "connected") return "connected";
  if (end === "open") return "retrying";
  return end === "expired" ? "plain" : "reconnect";
}
