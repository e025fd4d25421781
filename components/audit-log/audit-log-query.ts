import { AUDIT_LOG_GROUPS } from "@/lib/audit-log/view";

const NAMES = ["group", "who", "instance", "from", "to", "cursor"] as const;

/** The filter in the address; an empty string means any. `from` and `to` are the reader's days, both included. */
export type AuditLogQuery = Record<(typeof NAMES)[number], string>;

export function readAuditLogQuery(params: URLSearchParams): AuditLogQuery {
  const query = Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ""])) as AuditLogQuery;
  const { group, from, to } = query;
  return {
    ...query,
    group: AUDIT_LOG_GROUPS.some((known) => known === group) ? group : "",
    from: isDay(from) ? from : "",
    to: isDay(to) ? to : "",
  };
}

/** "?group=people&who=ops%40lantern.example", or nothing. */
export function writeAuditLogQuery(query: AuditLogQuery): string {
  const params = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return params.size > 0 ? `?${params.toString()}` : "";
}

/** The same for the portal API, with days as times: it does not know the reader's time zone. */
export function toApiQuery({ from, to, ...query }: AuditLogQuery): string {
  return writeAuditLogQuery({ ...query, from: from && startOf(from, 0), to: to && startOf(to, 1) });
}

export function isFiltered(query: AuditLogQuery): boolean {
  return NAMES.some((name) => name !== "cursor" && query[name] !== "");
}

function startOf(day: string, addedDays: number): string {
  const time = new Date(`${day}T00:00:00`);
  time.setDate(time.getDate() + addedDays);
  return time.toISOString();
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
