import type { InstanceStatus } from "@/lib/instances/status";
import { STATUS_WORDS } from "@/components/words/status";

/** What of the list is looked at; lives in the address, so it can be shared and Back works. */
export type ListQuery = { search: string; status: InstanceStatus | ""; cursor: string };

export function readListQuery(params: URLSearchParams): ListQuery {
  const status = params.get("status") ?? "";
  return {
    search: params.get("search") ?? "",
    status: isStatus(status) ? status : "",
    cursor: params.get("cursor") ?? "",
  };
}

/** "?search=bakery&status=expired", or nothing. */
export function writeListQuery(query: ListQuery): string {
  const params = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return params.size > 0 ? `?${params.toString()}` : "";
}

/** Another search or filter begins again at the first page: the old cursor belongs to the old list. */
export function changeListQuery(query: ListQuery, change: Partial<ListQuery>): ListQuery {
  return { ...query, cursor: "", ...change };
}

export function isFiltered({ search, status }: ListQuery): boolean {
  return search !== "" || status !== "";
}

function isStatus(text: string): text is InstanceStatus {
  return Object.hasOwn(STATUS_WORDS, text);
}
