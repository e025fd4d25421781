import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { sendSessionCookie } from "@/lib/auth";
import { renewMySession } from "@/lib/accounts/my-account";
import { readOwner, rotateSecret } from "@/lib/accounts/rotate-secret";

/** Makes a new secret and shows it, for `password`; the old one works for a while. */
export const POST = portalRoute<{ whose: string }>(async ({ request, user, parameters }) => {
  const { password } = await readJson(request);
  const secret = await rotateSecret(user, readOwner(parameters.whose), password);
  await sendSessionCookie(await renewMySession(user));
  return Response.json({ secret });
});
