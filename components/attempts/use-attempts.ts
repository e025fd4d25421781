import { usePathname, useSearchParams } from "next/navigation";
import { useResource } from "@/components/portal/use-resource";
import { ATTEMPT_GROUPS, type AttemptGroup, type AttemptPage } from "@/lib/attempts/view";

/** The page of attempts that the address names, and how to request another. */
export function useAttempts() {
  const path = usePathname();
  const params = useSearchParams();
  const group = ATTEMPT_GROUPS.find((known) => known === params.get("group")) ?? null;
  const cursor = params.get("cursor");
  const page = useResource<AttemptPage>(`/api/portal/attempts${toQuery(group, cursor)}`);
  const ask = (group: AttemptGroup | null, cursor: string | null = null) =>
    window.history.pushState(null, "", path + toQuery(group, cursor));
  return { group, cursor, page, ask };
}

function toQuery(group: AttemptGroup | null, cursor: string | null): string {
  const params = new URLSearchParams({ ...(group && { group }), ...(cursor && { cursor }) });
  return params.size > 0 ? `?${params.toString()}` : "";
}
