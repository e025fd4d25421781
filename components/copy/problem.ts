import { grantProblemWords } from "@/lib/grants/problem";
import { upperFirst } from "./upper-first";

const UNKNOWN = { short: "cause unknown", because: "the last renewal failed" };

export function problemWords(problem: string | null) {
  return grantProblemWords(problem) ?? UNKNOWN;
}

/** The same as a sentence of its own. */
export function problemSentence(problem: string | null): string {
  return `${upperFirst(problemWords(problem).because)}.`;
}
