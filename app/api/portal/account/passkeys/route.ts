import { finishPasskey } from "@/lib/accounts/passkeys/register";
import { sendSessionCookie } from "@/lib/auth";
import { readJson } from "@/lib/http";
import { accountRoute } from "@/lib/portal";

/** Saves the passkey that the browser has made (`response`) under a `name`; answers recovery codes for who had none. */
export const POST = accountRoute(async ({ request, account }) => {
  const { sessionId, recoveryCodes } = await finishPasskey(account, await readJson(request));
  await sendSessionCookie(sessionId);
  return Response.json({ recoveryCodes });
});
