import { toId } from "@/lib/validation";
import { readJson } from "@/lib/http";
import { changeRole, removePerson } from "@/lib/accounts/change-member";
import { portalRoute } from "@/lib/portal";
import { readRole } from "@/lib/accounts/fields";

type Parameters = { id: string };

/** Changes `role`. */
export const PATCH = portalRoute<Parameters>(async ({ request, user, parameters }) => {
  await changeRole(user, toId(parameters.id), readRole((await readJson(request)).role));
  return new Response(null, { status: 204 });
});

/** Removes the user from the organization. */
export const DELETE = portalRoute<Parameters>(async ({ user, parameters }) => {
  await removePerson(user, toId(parameters.id));
  return new Response(null, { status: 204 });
});
