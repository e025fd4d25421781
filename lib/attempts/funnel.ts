import type { AttemptStep } from "./view";

/** Runs in the portal, which alone carry a state once they are sent: of those that programs begin only the good ones are kept. */
export const IN_PORTAL = "(state_hash is not null or sent_at is null)";

/** Which of them came to a step. Who came farther was at every step before. */
export const REACHED: Record<AttemptStep, string> = {
  started: "true",
  sent: "sent_at is not null",
  returned: "(returned_at is not null or status = 'connected')",
  connected: "status = 'connected'",
};
