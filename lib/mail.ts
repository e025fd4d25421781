import { createTransport } from "nodemailer";
import { env } from "./env";
import { GangwayError } from "./errors";
import { log } from "./log";

export type Mail = { to: string; subject: string; text: string };

/** Milliseconds. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 };
const NOT_SENT = "The email could not be sent. Try again; if it keeps failing, check SMTP_URL and MAIL_FROM.";

/** Whether this installation can send email. */
export function sendsMail(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Sends an email through SMTP_URL. Throws `mail_unavailable`. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  const transport = createTransport({ url, ...TIMEOUTS });
  try {
    // An object, since a text could name several addresses.
    await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
  } catch (cause) {
    log.warn({ code: (cause as { code?: string }).code }, "could not send an email");
    throw new GangwayError("mail_unavailable", NOT_SENT, { cause });
  } finally {
    transport.close();
  }
}

/** Mails a secret link and returns null; where email is not set up, returns the link for the caller to share. */
export async function mailOrReturnLink(link: string, mail: Mail): Promise<string | null> {
  if (!sendsMail()) return link;
  await sendMail(mail);
  return null;
}
