import { REFRESH_MS, useResource } from "@/components/portal/use-resource";
import type { EndpointView } from "@/lib/webhooks/endpoints/view";

/** Where the routes of webhooks are. */
export const ENDPOINTS = "/api/portal/webhooks";

/** The organization's webhooks. */
export function useEndpoints() {
  return useResource<{ items: EndpointView[] }>(ENDPOINTS, REFRESH_MS);
}
