import { readJson } from "@/lib/http";
import { openRoute } from "@/lib/portal";
import { resetPassword } from "@/lib/accounts/reset-password";
import { readLinkToken } from "@/lib/accounts/fields";

/** Sets `password` for the user whose link holds `token`. */
export const POST = openRoute(async ({ request, address }) => {
  const { token, password } = await readJson(request);
  await resetPassword(readLinkToken(token), password, address);
  return new Response(null, { status: 204 });
});
