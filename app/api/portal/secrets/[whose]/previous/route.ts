import { portalRoute } from "@/lib/portal";
import { endPreviousSecret, readOwner } from "@/lib/accounts/rotate-secret";

/** Ends the secret before the last rotation. */
export const DELETE = portalRoute<{ whose: string }>(async ({ user, parameters }) => {
  await endPreviousSecret(user, readOwner(parameters.whose));
  return new Response(null, { status: 204 });
});
