import { z } from "zod";
import { line, nullableTime, parseInput, toId } from "@/lib/validation";
import { AUDIT_LOG_GROUPS, groupOf } from "./view";
import { EVENT_TYPES, type EventType } from "./event-types";

/** What of the audit log is asked for; null asks for everything. */
export type AuditLogFilter = {
  types: EventType[] | null;
  who: string | null;
  instance: number | null;
  from: Date | null;
  to: Date | null;
};

/** No instance has it. */
const NO_ID = 0;
const MAX_EMAIL = 320;

const time = nullableTime("2026-11-23T00:00:00Z");
const query = z.object({
  group: z.enum(AUDIT_LOG_GROUPS).nullable().catch(null),
  who: line.transform((who) => who.toLowerCase().slice(0, MAX_EMAIL) || null),
  // Text that is no id finds nothing, as an id that no instance has.
  instance: line.transform((text) => (text === "" ? null : toId(text) || NO_ID)),
  from: time,
  to: time,
});

/** Reads `group`, `who` (an email address), `instance` (an id), `from` and `to` (ISO 8601). Throws `invalid_request`. */
export function readFilter(parameters: URLSearchParams): AuditLogFilter {
  const { group, ...filter } = parseInput(query, { group: null, ...Object.fromEntries(parameters) });
  return { ...filter, types: group && EVENT_TYPES.filter((type) => groupOf(type) === group) };
}
