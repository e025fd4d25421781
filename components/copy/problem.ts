import { upperFirst } from "./upper-first";

type ProblemWords = {
  /** For a column: "consent withdrawn". */
  short: string;
  /** What is the matter, to follow or to begin a sentence: "Xero is busy". */
  because: string;
};

const PROBLEMS: Record<string, ProblemWords> = {
  consent_withdrawn: { short: "consent withdrawn", because: "Xero no longer accepts the consent" },
  token_rejected: { short: "token refused by Xero", because: "Xero no longer accepts the token" },
  app_refused: { short: "app refused by Xero", because: "Xero refuses the app’s keys or certificate" },
  removed_in_xero: { short: "disconnected in Xero", because: "somebody disconnected the organisation in Xero" },
  xero_busy: { short: "Xero is busy", because: "Xero is busy" },
  xero_unavailable: { short: "Xero not reached", because: "Xero could not be reached" },
  xero_nonsense: { short: "odd answer from Xero", because: "Xero’s answer was not one that Xero gives" },
  answer_lost: { short: "answer got lost", because: "Xero’s answer to a renewal got lost" },
  undecryptable: {
    short: "token unreadable",
    because: "the stored Xero token was encrypted with a key this server no longer has",
  },
};

const UNKNOWN: ProblemWords = { short: "cause unknown", because: "the last renewal failed" };

export function problemWords(code: string | null): ProblemWords {
  return (code !== null && PROBLEMS[code]) || UNKNOWN;
}

/** The same as a sentence of its own. */
export function problemSentence(code: string | null): string {
  return `${upperFirst(problemWords(code).because)}.`;
}
