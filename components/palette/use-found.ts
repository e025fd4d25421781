import { useEffect, useState } from "react";
import useSWR from "swr";
import { getJson, type PortalError } from "@/components/portal/request";
import type { InstancePage, InstanceView } from "@/lib/instances/view";

const DEBOUNCE_MS = 150;
const MAX_FOUND = 6;

/** Instances that match the typed text, after a pause in typing. */
export function useFound(typed: string): { found: InstanceView[]; isSearching: boolean } {
  const [search, setSearch] = useState("");
  const wanted = typed.trim();
  useEffect(() => {
    const timer = setTimeout(() => setSearch(wanted), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const path = search && `/api/portal/instances?${new URLSearchParams({ search, size: String(MAX_FOUND) })}`;
  const { data, isLoading } = useSWR<InstancePage, PortalError>(path || null, getJson<InstancePage>);
  const isSearching = wanted !== "" && (isLoading || search !== wanted);
  return { found: search === wanted ? (data?.items ?? []) : [], isSearching };
}
