import { ATTEMPT_LIFE_MINUTES, type EndedStep } from "@/lib/attempts/view";

export type Attempt = EndedStep["attempt"];

export const NOTHING_CONNECTED = "Nothing was connected.";
export const NOTHING_CHANGED = "Existing connections have not changed.";

/** The app's keys are saved as soon as Xero accepts them. */
export function keysKept(attempt: Attempt): string {
  if (!attempt) return NOTHING_CONNECTED;
  const keys = attempt.appName === null ? "The keys you entered are not saved." : savedAs(attempt.appName);
  return `${NOTHING_CONNECTED} ${keys}`;
}

const savedAs = (name: string) => `The keys are still saved as ${name}.`;

/** A consent whose tokens could not be fetched is kept with its attempt. */
export function consentKept(attempt: Attempt): string {
  return attempt
    ? `Nothing was lost: if the business has agreed, its consent is kept for up to ${ATTEMPT_LIFE_MINUTES} minutes.`
    : "Nothing was connected, and nothing was lost.";
}
