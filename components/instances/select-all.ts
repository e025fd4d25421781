import { getJson } from "@/components/portal/request";
import { type InstancePage, type InstanceView, MOST_SELECTED } from "@/lib/instances/view";
import { type ListQuery, listParams } from "./list-query";

/** All matching instances in list order, up to MOST_SELECTED. */
export async function readSelection(query: ListQuery): Promise<InstanceView[]> {
  const params = listParams(query);
  params.set("size", "200");
  const found: InstanceView[] = [];
  for (;;) {
    const { items, next } = await getJson<InstancePage>(`/api/portal/instances?${params}`);
    found.push(...items);
    if (next === null || found.length >= MOST_SELECTED) return found.slice(0, MOST_SELECTED);
    params.set("after", next);
  }
}
