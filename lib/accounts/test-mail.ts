import { requireAdminRole, type UserCaller } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { sendMail, sendsMail } from "@/lib/mail";
import { rateLimit } from "@/lib/rate-limit";

const sentTo = rateLimit("test mail", 5);

/** Sends an admin an email, to see that it arrives. Throws `forbidden`, `conflict` where email is not set up, `mail_unavailable`. */
export async function sendTestMail(user: UserCaller & { email: string }): Promise<void> {
  requireAdminRole(user, "send a test email");
  if (!sendsMail()) throw new GangwayError("conflict", "Email isn't set up here: set SMTP_URL and MAIL_FROM.");
  await sentTo.consume(String(user.userId));
  const text = "This is the test email you asked for on the settings page. Gangway can send email.\n";
  await sendMail({ to: user.email, subject: "Gangway: test email", text });
}
