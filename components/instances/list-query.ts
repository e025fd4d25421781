import { INSTANCE_STATUSES, type InstanceStatus } from "@/lib/instances/status";
import { type Sort, SORTS } from "@/lib/instances/view";
import { APP_KINDS, type AppKind } from "@/lib/xero/view";

/** Filter, sort order and position, kept in the address so that it can be shared and Back works. Empty means any. */
export type ListQuery = {
  search: string;
  statuses: InstanceStatus[];
  kind: "" | AppKind;
  protocol: "" | "oauth1" | "oauth2";
  /** Id of an app. */
  app: string;
  connector: "" | "xero";
  /** The host's own id of the customer. */
  externalId: string;
  tags: string[];
  /** Id of who connected it, or "me". */
  by: string;
  /** First and last day of connecting, such as 2026-11-23. */
  since: string;
  until: string;
  sort: Sort;
  /** Cursor of the topmost row; empty at the list's start. */
  at: string;
};

export type Filter = Omit<ListQuery, "sort" | "at">;

export function readListQuery(params: URLSearchParams): ListQuery {
  const text = (name: string) => params.get(name) ?? "";
  const among = <Choice extends string>(name: string, choices: readonly Choice[]) =>
    choices.find((choice) => choice === text(name));
  return {
    search: text("search"),
    statuses: INSTANCE_STATUSES.filter((status) => text("status").split(",").includes(status)),
    kind: among("kind", APP_KINDS) ?? "",
    protocol: among("protocol", ["oauth1", "oauth2"]) ?? "",
    app: text("app"),
    connector: among("connector", ["xero"]) ?? "",
    externalId: text("externalId").trim(),
    tags: [...new Set(params.getAll("tag"))].filter(Boolean),
    by: text("by"),
    since: day(text("since")),
    until: day(text("until")),
    sort: among("sort", SORTS) ?? SORTS[0],
    at: text("at"),
  };
}

/** "?search=bakery&status=expired", or nothing. */
export function writeListQuery(query: ListQuery): string {
  const params = filterParams(query);
  if (query.sort !== SORTS[0]) params.set("sort", query.sort);
  if (query.at) params.set("at", query.at);
  // A comma needs no escape there, and reads better without.
  return params.size > 0 ? `?${params.toString().replaceAll("%2C", ",")}` : "";
}

/** The same for the portal API: without the position, and with days as times in the reader's time zone. */
export function listParams(query: ListQuery): URLSearchParams {
  const params = countParams(query);
  params.set("sort", query.sort);
  return params;
}

export function countParams(query: Filter): URLSearchParams {
  const params = filterParams(query);
  if (query.since) params.set("since", new Date(`${query.since}T00:00`).toISOString());
  if (query.until) {
    const end = new Date(`${query.until}T00:00`);
    end.setDate(end.getDate() + 1);
    params.set("until", end.toISOString());
  }
  return params;
}

/** A changed search, filter or sort order resets the position to the list's start. */
export function changeListQuery(query: ListQuery, change: Partial<ListQuery>): ListQuery {
  return { ...query, at: "", ...change };
}

export const NO_QUERY = readListQuery(new URLSearchParams());

export function isFiltered(query: Filter): boolean {
  return filterParams(query).size > 0;
}

function filterParams(query: Filter): URLSearchParams {
  const { statuses, tags, search, kind, protocol, app, connector, externalId, by, since, until } = query;
  const choices = { search, status: statuses.join(), kind, protocol, app, connector, externalId, by, since, until };
  const params = new URLSearchParams(Object.entries(choices).filter(([, value]) => value !== ""));
  for (const tag of tags) params.append("tag", tag);
  return params;
}

function day(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
}
