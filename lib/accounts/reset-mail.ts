import type { Mail } from "@/lib/mail";

/** What who asked for a new password reads. */
export function resetMail({ email, link, hours }: { email: string; link: string; hours: number }): Mail {
  return {
    to: email,
    subject: "A new password for Gangway",
    text: `Somebody asked for a new password for ${email} on Gangway.

To choose one, open this link. It works once, within ${hours === 1 ? "an hour" : `${hours} hours`}:

${link}

Did you not ask for it? Then there is nothing to do: your password stays as it is.
`,
  };
}
