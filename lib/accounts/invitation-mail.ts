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
