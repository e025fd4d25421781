import { portalRoute } from "@/lib/portal";
import { testEndpoint } from "@/lib/webhooks/endpoints/endpoints";

export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  await testEndpoint(user, parameters.id);
  return new Response(null, { status: 204 });
});
