import { rotateKey } from "@/lib/api-keys/keys";
import { portalRoute } from "@/lib/portal";

/** Replaces an API key; answers the new one this once. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json(await rotateKey(user, parameters.id)),
);
