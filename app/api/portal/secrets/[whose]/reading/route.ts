import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { readOwner, showSecret } from "@/lib/accounts/rotate-secret";

/** Shows the secret, for `password`. */
export const POST = portalRoute<{ whose: string }>(async ({ request, user, parameters }) => {
  const { password } = await readJson(request);
  return Response.json({ secret: await showSecret(user, readOwner(parameters.whose), password) });
});
