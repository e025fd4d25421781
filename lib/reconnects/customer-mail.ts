import { senderOf } from "@/lib/branding/host";
import type { HostRow } from "@/lib/branding/store";
import type { CustomerAddress } from "@/lib/instances/customer-address";
import { readLanguage } from "@/lib/links/language";
import { mailWordsIn } from "@/lib/links/mail-words/words";
import type { Mail } from "@/lib/mail";

export type CustomerMail = {
  to: CustomerAddress;
  organization: HostRow;
  businesses: { name: string; url: string }[];
  /** Until when the links work. */
  until: Date;
  /** Where the customer sees all that is connected. */
  ownPage: string;
  /** Where reminders are stopped; null in a mail that a person sends. */
  stopUrl: string | null;
};

/** The email to a customer whose businesses have to be connected again: one link for each. */
export function customerMail({ to, organization, businesses, until, ownPage, stopUrl }: CustomerMail): Mail {
  const t = mailWordsIn(readLanguage(to.language) ?? "en");
  const sender = senderOf(organization);
  const isOne = businesses.length === 1;
  const kind = isOne ? "reconnect" : "reconnectMany";
  const values = { host: sender.name, business: businesses[0]?.name ?? "", count: businesses.length };
  const links = businesses.map(({ name, url }) => (isOne ? url : `${name}\n${url}`)).join("\n\n");
  return {
    to: to.email,
    sender,
    subject: t(`${kind}.subject`, values),
    text: `${t(`${kind}.why`, values)} ${t("kept")}

${t(isOne ? "open" : "openEach", { until })}

${links}

${t("forward")}
${t("own", { url: ownPage })}
${stopUrl === null ? "" : `\n${t("stop", { url: stopUrl })}\n`}
${t("unexpected")}
${t("notXero")}
`,
  };
}
