import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { sendSessionCookie } from "@/lib/auth";
import { changePassword } from "@/lib/accounts/reset-password";

/** Changes the password from `current` to `password`. */
export const PATCH = portalRoute(async ({ request, user }) => {
  await sendSessionCookie(await changePassword(user, await readJson(request)));
  return new Response(null, { status: 204 });
});
