import { createTransport } from "nodemailer";
import { env } from "./env";
import { GangwayError } from "./errors";
import { log } from "./log";

export type Mail = { to: string; subject: string; text: string };

const TIMEOUT_MS = 10_000;

/** Whether this installation can send mail at all. */
export function sendsMail(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Hands a mail to the server of SMTP_URL. Throws `mail_unavailable`. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    // An object, since a text could name several addresses.
    await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
  } catch (cause) {
    log.warn({ code: (cause as { code?: string }).code }, "the mail server did not take a mail");
    throw new GangwayError(
      "mail_unavailable",
      "The mail server did not take the mail. Try again, and check SMTP_URL and MAIL_FROM if it stays.",
      { cause },
    );
  } finally {
    transport.close();
  }
}

/** Gets a secret link to somebody: by mail, which gives null, else as the link itself for the one who asked for it to hand over. */
export async function mailOrGive(link: string, mail: Mail): Promise<string | null> {
  if (!sendsMail()) return link;
  await sendMail(mail);
  return null;
}
