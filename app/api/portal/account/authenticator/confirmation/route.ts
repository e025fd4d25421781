import { finishAuthenticator } from "@/lib/accounts/second-step/my-authenticator";
import { sendSessionCookie } from "@/lib/auth";
import { readJson } from "@/lib/http";
import { accountRoute } from "@/lib/portal";

/** Lets the app count, by a `code` of it; answers recovery codes for who had none. */
export const POST = accountRoute(async ({ request, account }) => {
  const { sessionId, recoveryCodes } = await finishAuthenticator(account, (await readJson(request)).code);
  await sendSessionCookie(sessionId);
  return Response.json({ recoveryCodes });
});
