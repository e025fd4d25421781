import { isUntrusted } from "@/lib/certificate";
import type { Settings } from "@/lib/env";
import { tryMailServer } from "@/lib/mail";
import { failed, ok, unchecked } from "./finding";
import type { Finding } from "@/lib/setup/view";
import { exampleLine, exampleLines } from "./settings";

const SET_UP = { line: exampleLines("SMTP_URL", "MAIL_FROM") };

/** Whether the mail server lets us in. */
export async function checkMail({
  SMTP_URL: url,
  MAIL_FROM: from,
}: Pick<Settings, "SMTP_URL" | "MAIL_FROM">): Promise<Finding> {
  if (url === undefined)
    return unchecked("Not set up: links and invitations are copied and sent by hand, and nobody is reminded.", SET_UP);
  const { host } = new URL(url);
  try {
    await tryMailServer(url);
    return ok(`${host} accepts us; emails come from ${from}.`);
  } catch (error) {
    if (isUntrusted(error))
      return failed(`The certificate of ${host} is not trusted.`, { line: exampleLine("SMTP_URL") });
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return failed(`${host} ${WORDS[code] ?? "can’t be used"}, so no email is sent.`, { line: exampleLine("SMTP_URL") });
  }
}

/** nodemailer's codes, and Node's. */
const WORDS: Record<string, string> = {
  EAUTH: "refuses the user or the password",
  ECONNECTION: "does not answer",
  ESOCKET: "does not answer",
  ECONNREFUSED: "does not answer",
  ETIMEDOUT: "does not answer in time",
  EDNS: "is not known by that name",
  ETLS: "does not offer encryption as it should",
};
