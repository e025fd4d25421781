import { env } from "@/lib/env";
import { errorName, log } from "@/lib/log";
import { type Mail, sendMail, sendsMail } from "@/lib/mail";
import type { SecondStep } from "./view";

/** What was changed of how somebody signs in, by whom, and from which IP address when it was the user. */
type SignInChange = {
  what: "password" | "second_step_added" | "second_step_removed" | "recovery_codes";
  /** The second step; left out where all of them were removed. */
  step?: { what: SecondStep; name?: string };
  by: "you" | "admin" | "operator";
  address?: string | null;
};

/**
 * Tells a user by email that how they sign in was changed, where email is set up. It never fails: the change is done, and the audit log
 * has it. A request does not wait for it.
 */
export async function mailChange(email: string, change: SignInChange): Promise<void> {
  if (!sendsMail()) return;
  await sendMail(changeMail({ email, at: new Date(), page: `${env().PUBLIC_URL}/forgot-password`, ...change })).catch(
    (error: unknown) => log.warn({ error: errorName(error) }, "a user was not told that their sign-in was changed"),
  );
}

type ChangeMail = SignInChange & { email: string; at: Date; page: string };

/** `page` is where they reset their password if it was not them. */
function changeMail({ email, at, page, ...change }: ChangeMail): Mail {
  const { subject, sentence } = wordsOf(change);
  const from = change.address ? ` from the IP address ${change.address}` : "";
  return {
    to: email,
    subject,
    text: `${sentence}
Account: ${email}
When: ${MOMENT.format(at)} UTC${from}

If you know of it, there is nothing to do. If not, reset your password at once and tell an admin of your organization:

${page}
`,
  };
}

const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

function wordsOf({ what, step, by }: SignInChange): { subject: string; sentence: string } {
  if (what === "password") return { subject: PASSWORD, sentence: `${PASSWORD}.` };
  if (what === "recovery_codes")
    return {
      subject: "You have new Gangway recovery codes",
      sentence: "New recovery codes replaced the ones you had.",
    };
  const thing = step?.what === "passkey" ? "A passkey" : step ? "An authenticator app" : "Your second step";
  const happened = `was ${what === "second_step_added" ? "added to" : "removed from"} your Gangway account`;
  const name = step?.name ? ` (“${step.name}”)` : "";
  return { subject: `${thing} ${happened}`, sentence: `${thing}${name} ${happened}${BY[by]}.` };
}

const PASSWORD = "Your Gangway password was changed";
const BY = { you: "", admin: " by an admin of your organization", operator: " by whoever runs Gangway" };
