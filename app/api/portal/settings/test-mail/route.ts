import { sendTestMail } from "@/lib/accounts/test-mail";
import { portalRoute } from "@/lib/portal";

/** Sends an email to the admin who asks. */
export const POST = portalRoute(async ({ user }) => {
  await sendTestMail(user);
  return new Response(null, { status: 204 });
});
