import type { EndedStep, FailureCode } from "@/lib/attempts/view";

export type FailureWords = {
  title: string;
  /** For the stepper: "declined". */
  short: string;
  /** What happened. */
  happened: string;
  /** Whether anything was lost, as far as it is known. */
  kept: string;
  /** What to do. */
  next: string;
};

type Attempt = EndedStep["attempt"];

const NOTHING_CONNECTED = "Nothing was connected.";

/** The app's keys are saved as soon as Xero accepts them. */
function keysKept(attempt: Attempt): string {
  if (!attempt) return NOTHING_CONNECTED;
  const keys = attempt.appName === null ? "Keys that were typed are not saved." : savedAs(attempt.appName);
  return `${NOTHING_CONNECTED} ${keys}`;
}

const savedAs = (name: string) => `The keys are still saved as ${name}.`;

/** A consent whose tokens could not be fetched is kept with its run. */
function consentKept(attempt: Attempt): string {
  return attempt
    ? "Nothing was lost: if the business has agreed, that is kept for up to 15 minutes."
    : "Nothing was connected, and nothing was lost.";
}

type Words = Omit<FailureWords, "kept"> & { kept: (attempt: Attempt) => string };

const WORDS: Record<FailureCode, Words> = {
  declined: {
    title: "Access was declined at Xero",
    short: "declined",
    happened: "Xero sent the browser back without a consent: somebody chose Cancel there.",
    kept: keysKept,
    next: "Ask again when the business is ready.",
  },
  late: {
    title: "This took longer than 15 minutes",
    short: "too late",
    happened: "What is left open ends after 15 minutes, so that nobody else can finish it.",
    kept: keysKept,
    next: "Begin once more; it takes about two minutes.",
  },
  no_organisation: {
    title: "No organisation was connected",
    short: "no organisation",
    happened: "The business agreed at Xero, but the consent reaches no organisation.",
    kept: keysKept,
    next: "Go back to Xero and choose at least one organisation there.",
  },
  nothing_else: {
    title: "There is nothing else to connect",
    short: "nothing else",
    happened: "Every organisation that this consent reaches has an instance already.",
    kept: () => "Nothing was changed.",
    next: "To reach more organisations, connect again and choose them at Xero.",
  },
  replayed: {
    title: "This return from Xero was used already",
    short: "used already",
    happened: "Each return works once. Going back or reloading sends the same one again.",
    kept: () => "Whatever came of it the first time stays as it is.",
    next: "Look at what came of it before you begin again.",
  },
  foreign: {
    title: "This began in another browser",
    short: "other browser",
    happened:
      "Only the browser that set out for Xero can finish, so that nobody is handed somebody else’s organisation.",
    kept: () => NOTHING_CONNECTED,
    next: "Go on in the browser where it began, or begin again in this one.",
  },
  unknown: {
    title: "Nothing here matches this return",
    short: "no match",
    happened: "Gangway is not waiting for what this address brought. It may be incomplete, or long over.",
    kept: () => `${NOTHING_CONNECTED} What was connected before has not changed.`,
    next: "Begin again from here, not from an old address.",
  },
  wrong_protocol: {
    title: "This return is of the other protocol",
    short: "other protocol",
    happened: "Gangway asked through one of OAuth 1.0a and OAuth 2.0, and the answer came through the other.",
    kept: () => NOTHING_CONNECTED,
    next: "Check that the callback URL stands in one app at Xero only, then begin again.",
  },
  refused: {
    title: "Xero no longer accepts this consent",
    short: "refused",
    happened: "It was used, withdrawn or replaced by a newer one, or the person may not connect this organisation.",
    kept: keysKept,
    next: "Ask Xero for a new one.",
  },
  app_refused: {
    title: "Xero refuses this app",
    short: "app refused",
    happened: "Its keys, its certificate or its callback URL are not what Xero has for it.",
    kept: keysKept,
    next: "Mend what is wrong, here or at Xero, then try again.",
  },
  xero_busy: {
    title: "Xero can’t answer at the moment",
    short: "Xero busy",
    happened: "Xero is busy, under maintenance, or the organisation is offline there.",
    kept: consentKept,
    next: "Wait a minute, then try again.",
  },
  xero_unreachable: {
    title: "Xero could not be reached",
    short: "not reached",
    happened: "Xero did not answer, or its answer did not arrive.",
    kept: consentKept,
    next: "Try again in a minute. If it goes on, check this server’s connection.",
  },
  xero_nonsense: {
    title: "That was no answer of Xero’s",
    short: "odd answer",
    happened: "What came back is nothing that Xero says. A proxy between Gangway and Xero may have answered instead.",
    kept: consentKept,
    next: "Try again. If it goes on, ask whoever runs this server’s network.",
  },
  gone: {
    title: "There is nothing to go on with",
    short: "gone",
    happened: "What this page was about has ended and been cleared away, or somebody else began it.",
    kept: () => "What was connected before has not changed.",
    next: "Begin again; it takes about two minutes.",
  },
  failed: {
    title: "This step could not be finished",
    short: "failed",
    happened: "Something went wrong inside Gangway, and its log says what.",
    kept: () => "Either all of the step was done or nothing of it.",
    next: "Look whether the organisation is connected before you begin again.",
  },
};

/** Words for the end of a run. Names stand in them only when the run is the reader's own. */
export function failureWords({ why, attempt }: EndedStep): FailureWords {
  const words = WORDS[why];
  return { ...words, kept: words.kept(attempt) };
}
