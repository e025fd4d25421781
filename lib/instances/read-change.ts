import { z } from "zod";
import { anything, parseInput, report, text, textProblem, toTrimmedText } from "@/lib/validation";
import type { Change } from "./change";

const MAX_TAGS = 50;

/** A list of tags without doubles and empty ones; undefined when it is left out. */
export const tagsField = anything.transform((value, context): string[] | undefined => {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) {
    report(context, { problem: "is not a list of strings." });
    return undefined;
  }
  const tags = [...new Set(value.map(toTrimmedText).filter((tag) => tag !== ""))];
  if (tags.length > MAX_TAGS) report(context, { problem: `has more than ${MAX_TAGS} entries.` });
  const problem = tags.map((tag) => textProblem(tag)).find((found) => found !== null);
  if (problem) report(context, { problem });
  return tags;
});

const change = z.object({ name: text(), tags: tagsField, disabled: z.boolean() }).partial();

/** Reads what the instance's page wants changed. Throws one `invalid_request` that names the field. */
export function readChange(body: Record<string, unknown>): Change {
  return parseInput(change, body);
}
