import { senderOf } from "@/lib/branding/host";
import type { Mail } from "@/lib/mail";
import { readLanguage } from "./language";
import { mailWordsIn } from "./mail-words/words";
import type { LinkRow } from "./store";

type Addressed = Pick<LinkRow, "name" | "language" | "organization" | "instance" | "expiresAt"> & {
  email: string;
  url: string;
};

/** The email with a customer's link, in the link's language, else in English. */
export function linkMail({ email, url, name, language, organization, instance, expiresAt }: Addressed): Mail {
  const t = mailWordsIn(readLanguage(language) ?? "en");
  const sender = senderOf(organization);
  const kind = instance ? "reconnect" : "connect";
  const names = { host: sender.name, business: instance?.organisationName ?? name };
  return {
    to: email,
    sender,
    subject: t(`${kind}.subject`, names),
    text: `${t(`${kind}.why`, names)}

${t("open", { until: expiresAt })}

${url}

${t("unexpected")}
${t("notXero")}
`,
  };
}
