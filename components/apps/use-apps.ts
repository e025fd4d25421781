import { useResource } from "@/components/portal/use-resource";
import type { AppView } from "@/lib/apps/view";

export function useApps() {
  return useResource<{ items: AppView[] }>("/api/portal/apps");
}
