import { usePathname, useSearchParams } from "next/navigation";
import { useResource } from "@/components/portal/use-resource";
import type { ActivityPage } from "@/lib/activity/view";
import { type ActivityQuery, readActivityQuery, toApiQuery, writeActivityQuery } from "./activity-query";

/** The query of the address, the page it asks for, and how to ask for another: at its start, unless a cursor is given. */
export function useActivity() {
  const path = usePathname();
  const query = readActivityQuery(useSearchParams());
  const page = useResource<ActivityPage>(`/api/portal/activity${toApiQuery(query)}`);
  const ask = (change: Partial<ActivityQuery>) =>
    window.history.pushState(null, "", path + writeActivityQuery({ ...query, cursor: "", ...change }));
  return { query, page, ask };
}
