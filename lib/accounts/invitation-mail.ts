import type { Role } from "@/lib/caller";
import type { Mail } from "@/lib/mail";

type Inviter = { email: string; organizationName: string };
type Invitation = { email: string; role: Role; link: string; days: number };

/** What an invited person reads. */
export function invitationMail(inviter: Inviter, { email, role, link, days }: Invitation): Mail {
  return {
    to: email,
    subject: `${inviter.organizationName} invites you to Gangway`,
    text: `${inviter.email} invites you to ${inviter.organizationName} on Gangway, as ${role === "admin" ? "an admin" : "a member"}.
Gangway connects Xero organisations.

To accept, open this link. It works once, within ${days} days:

${link}

Did you not expect this? Then there is nothing to do.
`,
  };
}
