import { z } from "zod";
import {
  anything,
  optionalBoolean,
  optionalText,
  parseInput,
  refineText,
  report,
  textProblem,
  toTrimmedText,
} from "@/lib/validation";
import { receiverProblem } from "@/lib/webhooks/receiver";
import { DELIVERABLE_TYPES, type DeliverableType, type EndpointChange } from "./view";

/** A text that null or an empty one takes away; undefined when it is left out. */
function clearable(label: string) {
  return anything.transform((value, context): string | null | undefined => {
    if (value === undefined) return undefined;
    const read = toTrimmedText(value);
    const problem = textProblem(read);
    if (problem) report(context, { label, problem });
    return read || null;
  });
}

const typesField = anything.transform((value, context): DeliverableType[] | undefined => {
  if (value === undefined || value === null) return undefined;
  const wanted = Array.isArray(value) ? new Set(value.map(toTrimmedText)) : null;
  const types = DELIVERABLE_TYPES.filter((type) => wanted?.has(type));
  if (types.length !== wanted?.size)
    report(context, { problem: `must be a list of event types: ${DELIVERABLE_TYPES.join(", ")}.` });
  return types;
});

const endpoint = z.object({
  url: optionalText({ max: 2_000 }).superRefine(refineText(receiverProblem)),
  eventTypes: typesField,
  tag: clearable("tag"),
  app: clearable("app"),
  enabled: optionalBoolean,
});

/** Reads what is to be set of an endpoint. Throws `invalid_request`, which names the fields. */
export function readEndpoint(body: Record<string, unknown>): EndpointChange {
  return parseInput(endpoint, body);
}
