import type { Mail } from "@/lib/mail";

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
