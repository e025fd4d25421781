import { portalRoute } from "@/lib/portal";
import { rotateKey } from "@/lib/webhooks/endpoints/rotate-key";

/** Creates a new signature key; answers it this once. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json({ signatureKey: await rotateKey(user, parameters.id) }),
);
