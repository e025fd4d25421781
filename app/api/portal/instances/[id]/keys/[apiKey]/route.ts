import { revokeKey } from "@/lib/api-keys/keys";
import { portalRoute } from "@/lib/portal";
import { toId } from "@/lib/validation";

export const DELETE = portalRoute<{ id: string; apiKey: string }>(async ({ user, parameters }) => {
  await revokeKey(user, toId(parameters.id), parameters.apiKey);
  return new Response(null, { status: 204 });
});
