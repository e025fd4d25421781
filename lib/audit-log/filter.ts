import { GangwayError } from "@/lib/errors";
import { toTrimmedText } from "@/lib/fields";
import { AUDIT_LOG_GROUPS, EVENT_TYPES, type EventType, groupOf } from "./view";

/** Null means any. */
export type AuditLogFilter = {
  types: EventType[] | null;
  who: string | null;
  instance: number | null;
  from: Date | null;
  to: Date | null;
};

const MAX_ID = 2 ** 31 - 1;

/** Reads `group`, `who` (an email address), `instance` (an id), `from` and `to` (ISO 8601). Throws `invalid_request`. */
export function readFilter(query: URLSearchParams): AuditLogFilter {
  const group = AUDIT_LOG_GROUPS.find((known) => known === query.get("group"));
  const instance = toTrimmedText(query.get("instance"));
  return {
    types: group ? EVENT_TYPES.filter((type) => groupOf(type) === group) : null,
    who: toTrimmedText(query.get("who")).replaceAll("\0", "").toLowerCase().slice(0, 320) || null,
    instance: instance === "" ? null : readId(instance),
    from: readTime("from", query.get("from")),
    to: readTime("to", query.get("to")),
  };
}

/** Anything that is no id becomes 0, which matches nothing. */
function readId(text: string): number {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_ID ? Number(text) : 0;
}

function readTime(name: string, text: string | null): Date | null {
  if (!text) return null;
  const time = new Date(text);
  const year = time.getUTCFullYear();
  if (year >= 1970 && year <= 9999) return time;
  throw new GangwayError("invalid_request", `${name} must be a time such as 2026-11-23T00:00:00Z.`);
}
