import { portalRoute } from "@/lib/portal";
import { redeliverToEndpoint } from "@/lib/webhooks/endpoints/deliveries";

export const POST = portalRoute<{ id: string; delivery: string }>(async ({ user, parameters }) => {
  await redeliverToEndpoint(user, parameters.id, parameters.delivery);
  return new Response(null, { status: 204 });
});
