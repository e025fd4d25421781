import type { Caller } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { toTrimmedText } from "@/lib/validation";
import type { ListQuery } from "./page";
import { type ListFilter } from "./filter";
import { SORTS } from "@/lib/instances/view";
import { INSTANCE_STATUSES } from "@/lib/instances/status";

const PAGE_SIZE = 50;
const MOST_ROWS = 200;
const MOST_TAGS = 10;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Reads a part of the list from an address: the filter, `sort`, `size`, and one of `after`, `before` and `from` with a
 * place. Throws `invalid_request` that names the entry.
 */
export function readListQuery(query: URLSearchParams, caller: Caller): ListQuery {
  const size = Number(query.get("size") || PAGE_SIZE);
  if (!Number.isInteger(size) || size < 1 || size > MOST_ROWS) throw invalid("size", `a number from 1 to ${MOST_ROWS}`);
  const toward = (["after", "before", "from"] as const).find((name) => query.get(name));
  return {
    filter: readFilter(query, caller),
    sort: readChoice(query, "sort", SORTS) ?? "attention",
    cursor: toward ? { toward, place: query.get(toward)! } : null,
    size,
  };
}

/** Reads `search`, `status`, `kind`, `protocol`, `app`, `connector`, `tag`, `by`, `since` and `until`. */
export function readFilter(query: URLSearchParams, caller: Caller): ListFilter {
  const tags = query
    .getAll("tag")
    .map(readText)
    .filter((tag) => tag !== "");
  if (tags.length > MOST_TAGS) throw invalid("tag", `given at most ${MOST_TAGS} times`);
  return {
    search: readText(query.get("search")).slice(0, 200),
    text: "",
    statuses: readStatuses(query.get("status") ?? ""),
    kind: readChoice(query, "kind", ["partner", "public"]),
    protocol: readChoice(query, "protocol", ["oauth1", "oauth2"]),
    appId: readAppId(query.get("app") || null),
    connector: readChoice(query, "connector", ["xero"]),
    tags,
    createdById: readUser(query.get("by") || null, caller),
    since: readTime(query, "since"),
    until: readTime(query, "until"),
  };
}

function readText(value: string | null): string {
  return toTrimmedText(value).replaceAll("\0", "");
}

function readStatuses(text: string) {
  return text
    .split(",")
    .filter(Boolean)
    .map((name) => {
      const status = INSTANCE_STATUSES.find((known) => known === name);
      if (!status) throw invalid("status", `made of ${INSTANCE_STATUSES.join(", ")}`);
      return status;
    });
}

function readChoice<Choice extends string>(query: URLSearchParams, name: string, choices: readonly Choice[]) {
  const text = query.get(name);
  if (!text) return null;
  const chosen = choices.find((choice) => choice === text);
  if (!chosen) throw invalid(name, `one of ${choices.join(", ")}`);
  return chosen;
}

function readAppId(text: string | null): string | null {
  if (text !== null && !UUID.test(text)) throw invalid("app", "the id of an app");
  return text;
}

function readUser(text: string | null, { userId }: Caller): number | null {
  if (text === null || text === "me") return text && userId;
  if (!/^\d{1,9}$/.test(text)) throw invalid("by", "the id of a user, or me");
  return Number(text);
}

function readTime(query: URLSearchParams, name: string): Date | null {
  const text = query.get(name);
  if (!text) return null;
  const time = new Date(text);
  const year = time.getUTCFullYear();
  if (!(year >= 2000 && year < 10_000)) throw invalid(name, "a date such as 2026-11-23");
  return time;
}

function invalid(name: string, what: string): GangwayError {
  return new GangwayError("invalid_request", `${name} is not ${what}.`);
}
