import { useResource } from "@/components/portal/use-resource";
import type { HistoryView, OverviewView } from "@/lib/overview/view";

const HISTORY_MS = 60_000;
const MINUTES_AHEAD = -new Date().getTimezoneOffset();

export function useOverview() {
  return useResource<OverviewView>("/api/portal/overview");
}

/** Chart data, in days of the browser's time zone. */
export function useHistory() {
  return useResource<HistoryView>(`/api/portal/overview/history?ahead=${MINUTES_AHEAD}`, HISTORY_MS);
}
