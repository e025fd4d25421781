import { GangwayError } from "@/lib/errors";
import { toTrimmedText, parseFields, throwIfInvalid, textProblem } from "@/lib/fields";
import type { Change } from "./change";

const MOST_TAGS = 50;

/** Reads what the instance's page wants changed. Throws one `invalid_request` that names the field. */
export function readChange(body: Record<string, unknown>): Change {
  return {
    ...("name" in body && { name: parseFields({ name: { label: "name", value: body.name } }).name }),
    ...("tags" in body && { tags: readTags(body.tags) }),
    ...(typeof body.disabled === "boolean" && { disabled: body.disabled }),
  };
}

/** A list of strings without doubles and empty ones; undefined when there is none. Throws `invalid_request`. */
export function readTags(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw new GangwayError("invalid_request", "tags is not a list of strings.");
  const tags = [...new Set(value.map(toTrimmedText).filter((tag) => tag !== ""))];
  if (tags.length > MOST_TAGS) throw new GangwayError("invalid_request", `tags has more than ${MOST_TAGS} entries.`);
  for (const tag of tags) throwIfInvalid(textProblem({ label: "tags", value: tag }));
  return tags;
}
