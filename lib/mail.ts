import { createTransport } from "nodemailer";
import addressparser from "nodemailer/lib/addressparser";
import { env } from "./env";
import { GangwayError } from "./errors";
import { log } from "./log";

/** Whose name stands on an email in place of Gangway's, and where replies to it go. The address it comes from stays MAIL_FROM's. */
export type Sender = { name: string; replyTo: string | null };

export type Mail = { to: string; subject: string; text: string; html?: string; sender?: Sender };

/** Milliseconds. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 };
const NOT_SENT = "The email could not be sent. Try again; if it keeps failing, check SMTP_URL and MAIL_FROM.";

/** Whether this installation can send email. */
export function sendsMail(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Sends an email through SMTP_URL. Throws `mail_unavailable`. */
export async function sendMail({ to, subject, text, html, sender }: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from = "" } = env();
  const transport = createTransport({ url, ...TIMEOUTS });
  try {
    const parts = { subject, text, ...(html !== undefined && { html }) };
    const replyTo = sender?.replyTo ? { replyTo: only(sender.replyTo) } : {};
    await transport.sendMail({ from: sender ? inName(sender, from) : from, ...replyTo, to: only(to), ...parts });
  } catch (cause) {
    log.warn({ code: (cause as { code?: string }).code }, "could not send an email");
    throw new GangwayError("mail_unavailable", NOT_SENT, { cause });
  } finally {
    transport.close();
  }
}

/** Connects to the mail server and signs in there, as sending does, and sends nothing. Throws what went wrong, with Node's or SMTP's code. */
export async function tryMailServer(url: string): Promise<void> {
  const transport = createTransport({ url, ...TIMEOUTS });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

/** An object, since a text could name several addresses. */
const only = (address: string) => ({ name: "", address });

function inName({ name }: Sender, from: string) {
  const [parsed] = addressparser(from, { flatten: true });
  return { name, address: parsed?.address ?? from };
}

/** Mails a secret link and returns null; where email is not set up, returns the link for the caller to share. */
export async function mailOrReturnLink(link: string, mail: Mail): Promise<string | null> {
  if (!sendsMail()) return link;
  await sendMail(mail);
  return null;
}
