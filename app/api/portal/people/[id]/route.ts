import { toId } from "@/lib/validation";
import { readJson } from "@/lib/http";
import { changeRole, removePerson } from "@/lib/accounts/change-member";
import { sendSessionCookie } from "@/lib/auth";
import { renewMySession } from "@/lib/accounts/my-account";
import { portalRoute } from "@/lib/portal";
import { readRole } from "@/lib/accounts/fields";

type Parameters = { id: string };

/** Changes `role`. */
export const PATCH = portalRoute<Parameters>(async ({ request, user, parameters }) => {
  const userId = toId(parameters.id);
  await changeRole(user, userId, readRole((await readJson(request)).role));
  if (userId === user.userId) await sendSessionCookie(await renewMySession(user));
  return new Response(null, { status: 204 });
});

/** Removes the user from the organization. */
export const DELETE = portalRoute<Parameters>(async ({ user, parameters }) => {
  await removePerson(user, toId(parameters.id));
  return new Response(null, { status: 204 });
});
