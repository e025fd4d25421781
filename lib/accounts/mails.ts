import type { Role } from "@/lib/caller";
import type { Mail } from "@/lib/mail";

type Inviter = { email: string; organizationName: string };
type Invitation = { email: string; role: Role; link: string; days: number };

/** The email with an invitation's link. */
export function invitationMail(inviter: Inviter, { email, role, link, days }: Invitation): Mail {
  return {
    to: email,
    subject: `${inviter.organizationName} invites you to Gangway`,
    text: `${inviter.email} invited you to join ${inviter.organizationName} on Gangway as ${role === "admin" ? "an admin" : "a member"}.
Gangway connects Xero organisations and keeps them connected.

To accept, open this link. It works once and expires in ${days} days:

${link}

If you did not expect this, ignore this email.
`,
  };
}

/** The email with a password reset link. */
export function resetMail({ email, link, hours }: { email: string; link: string; hours: number }): Mail {
  return {
    to: email,
    subject: "Reset your Gangway password",
    text: `Someone asked to reset the password of ${email} on Gangway.

To choose a new password, open this link. It works once and expires in ${hours === 1 ? "1 hour" : `${hours} hours`}:

${link}

If it was not you, ignore this email: your password stays the same.
`,
  };
}
