import { portalRoute } from "@/lib/portal";
import { listEndpointDeliveries, readDeliveryFilter } from "@/lib/webhooks/endpoints/deliveries";

/** A page of deliveries: `status`, `type`, `instance`, `cursor`. */
export const GET = portalRoute<{ id: string }>(async ({ request, user, parameters }) => {
  const query = new URL(request.url).searchParams;
  const filter = readDeliveryFilter(query);
  return Response.json(await listEndpointDeliveries(user, parameters.id, filter, query.get("cursor") || null));
});
