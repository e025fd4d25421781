import { useEffect, useState } from "react";
import useSWR from "swr";
import { getJson, type PortalError } from "@/components/portal/request";
import type { InstancePage, InstanceView } from "@/lib/instances/view";

const REST_MS = 150;
const MOST = 6;

/** Instances that fit what was typed, once typing rests. */
export function useFound(typed: string): { found: InstanceView[]; isLooking: boolean } {
  const [search, setSearch] = useState("");
  const wanted = typed.trim();
  useEffect(() => {
    const timer = setTimeout(() => setSearch(wanted), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const path = search && `/api/portal/instances?${new URLSearchParams({ search, size: String(MOST) })}`;
  const { data, isLoading } = useSWR<InstancePage, PortalError>(path || null, getJson<InstancePage>);
  const isLooking = wanted !== "" && (isLoading || search !== wanted);
  return { found: search === wanted ? (data?.items ?? []) : [], isLooking };
}
