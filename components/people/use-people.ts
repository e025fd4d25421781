import { useResource } from "@/components/portal/use-resource";
import type { PeopleView } from "@/lib/accounts/view";

export function usePeople() {
  return useResource<PeopleView>("/api/portal/people");
}
