import useSWR from "swr";
import { getJson, type PortalError } from "@/components/portal/request";
import type { InstanceCount, ListOptions, StatusCounts } from "@/lib/instances/view";
import { countParams, type Filter, isFiltered, type ListQuery, NO_QUERY } from "./list-query";

// Counting is slower than reading rows, and needs refreshing less often.
const OPTIONS = { refreshInterval: 30_000, keepPreviousData: true } as const;

/** How many instances match; undefined while loading. Null requests nothing. */
export function useCount(filter: Filter | null): InstanceCount | undefined {
  const path = filter && `/api/portal/instances/count?${countParams(filter)}`;
  return useSWR<InstanceCount, PortalError>(path, getJson<InstanceCount>, OPTIONS).data;
}

/** Counts without and with the filter; undefined while loading. */
export type ListCounts = { total: InstanceCount | undefined; shown: InstanceCount | undefined };

export function useListCounts(query: ListQuery): ListCounts {
  const total = useCount(NO_QUERY);
  const shown = useCount(isFiltered(query) ? query : null);
  return { total, shown: isFiltered(query) ? shown : total };
}

/** Counts by status, ignoring the status filter itself. */
export function useStatusCounts(filter: Filter | null): StatusCounts | undefined {
  const path = filter && `/api/portal/instances/statuses?${countParams({ ...filter, statuses: [] })}`;
  return useSWR<StatusCounts, PortalError>(path, getJson<StatusCounts>, OPTIONS).data;
}

/** Apps, people and tags to choose from. */
export function useOptions(isWanted = true): ListOptions {
  const path = isWanted ? "/api/portal/instances/options" : null;
  const options = { revalidateOnFocus: false, dedupingInterval: 60_000 };
  return useSWR<ListOptions, PortalError>(path, getJson<ListOptions>, options).data ?? NONE;
}

const NONE: ListOptions = { apps: [], people: [], tags: [] };
