import { usePathname, useSearchParams } from "next/navigation";
import { sendJson } from "@/components/portal/request";
import { REFRESH_MS, useResource } from "@/components/portal/use-resource";
import type { EndpointChange, EndpointDeliveryPage, EndpointView } from "@/lib/webhooks/endpoints/view";
import { ENDPOINTS } from "./use-endpoints";

/** While something is about to be sent. */
const SENDING_REFRESH_MS = 2_000;

const FILTERS = ["status", "type", "instance", "cursor"] as const;
export type DeliveryQuery = Partial<Record<(typeof FILTERS)[number], string>>;

/** A webhook, the page of its deliveries that the address asks for, and its actions. */
export function useEndpoint(id: string) {
  const path = `${ENDPOINTS}/${id}`;
  const here = usePathname();
  const params = useSearchParams();
  const query: DeliveryQuery = Object.fromEntries(
    FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : [])),
  );
  const endpoint = useResource<EndpointView>(path, REFRESH_MS);
  const deliveries = useResource<EndpointDeliveryPage>(
    `${path}/deliveries?${new URLSearchParams(query)}`,
    SENDING_REFRESH_MS,
  );
  const ask = (change: DeliveryQuery) => window.history.pushState(null, "", `${here}?${new URLSearchParams(change)}`);

  async function act<T>(work: Promise<T>): Promise<T> {
    const answer = await work;
    await Promise.all([endpoint.refresh(), deliveries.refresh()]);
    return answer;
  }

  return {
    endpoint,
    deliveries,
    query,
    ask,
    change: (change: EndpointChange) => act(sendJson<EndpointView>("PATCH", path, change)),
    test: () => act(sendJson("POST", `${path}/test`)),
    rotateKey: () => act(sendJson<{ signatureKey: string }>("POST", `${path}/key`)),
    replay: (range: { from: string; to: string }) => act(sendJson<{ events: number }>("POST", `${path}/replay`, range)),
    redeliver: (delivery: string) => act(sendJson("POST", `${path}/deliveries/${delivery}/redelivery`)),
    remove: () => sendJson("DELETE", path),
  };
}

export type UsedEndpoint = ReturnType<typeof useEndpoint>;
