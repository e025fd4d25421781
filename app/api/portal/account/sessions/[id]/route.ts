import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { endMySession } from "@/lib/accounts/my-account";

/** Ends one of the user's sessions, for the `password` or a `code`. */
export const DELETE = portalRoute<{ id: string }>(async ({ request, user, parameters }) => {
  await endMySession(user, parameters.id, await readJson(request));
  return new Response(null, { status: 204 });
});
