import { expect, it } from "vitest";
import { XERO_ERROR_REASONS, XERO_ERRORS } from "@/lib/xero/errors";
import { grantProblemWords } from "./problem";

const OWN = ["answer_lost", "restored", "undecryptable", "altered"];

it("every problem has words of its own, short and as a part of a sentence", () => {
  const problems = new Set([...XERO_ERROR_REASONS.map((reason) => XERO_ERRORS[reason].problem), ...OWN]);
  const words = [...problems].map(grantProblemWords);
  for (const each of words) {
    expect(each!.short.length).toBeGreaterThan(5);
    expect(each!.because).toMatch(/^\S.*[^.]$/);
  }
  expect(new Set(words.map((each) => each!.because)).size).toBe(problems.size);
});

it("an old word is read as its new one, and what is not known has none", () => {
  expect(grantProblemWords("xero_nonsense")).toEqual(grantProblemWords("xero_invalid_response"));
  expect([grantProblemWords(null), grantProblemWords("nothing"), grantProblemWords("toString")]).toEqual([
    null,
    null,
    null,
  ]);
});
