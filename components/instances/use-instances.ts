import { useResource } from "@/components/portal/use-resource";
import type { InstancePage } from "@/lib/instances/view";
import { type ListQuery, writeListQuery } from "./list-query";

export function useInstances(query: ListQuery) {
  return useResource<InstancePage>(`/api/portal/instances${writeListQuery(query)}`);
}
