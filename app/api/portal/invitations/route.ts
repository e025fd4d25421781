import { readJson } from "@/lib/http";
import { invite } from "@/lib/accounts/invite";
import { portalRoute } from "@/lib/portal";
import { readEmail, readRole } from "@/lib/accounts/fields";

/** Invites `email` as `role`. Answers the link when it does not go by mail. */
export const POST = portalRoute(async ({ request, user }) => {
  const { email, role } = await readJson(request);
  return Response.json({ link: await invite(user, { email: readEmail(email), role: readRole(role) }) });
});
