import type { HostRow } from "@/lib/branding/store";
import type { CustomerAddress } from "@/lib/instances/customer-address";
import { letter, type Paragraph } from "@/lib/links/letter";
import type { Mail } from "@/lib/mail";

export type CustomerMail = {
  to: CustomerAddress;
  organization: HostRow;
  businesses: { name: string; url: string }[];
  /** Whether one of them has to be because Gangway was restored from a backup. */
  isRestored: boolean;
  /** Until when the links work. */
  until: Date;
  /** Where the customer sees all that is connected. */
  ownPage: string;
  /** Where reminders are stopped; null in a mail that a person sends. */
  stopUrl: string | null;
};

/** The email to a customer whose businesses have to be connected again: one link for each. */
export function customerMail({
  to,
  organization,
  businesses,
  isRestored,
  until,
  ownPage,
  stopUrl,
}: CustomerMail): Mail {
  const isOne = businesses.length === 1;
  const kind = isOne ? "reconnect" : "reconnectMany";
  return letter(to, organization, (t, host) => {
    const values = { host, business: businesses[0]?.name ?? "", count: businesses.length };
    const label = t("reconnect.button");
    const stop: Paragraph[] =
      stopUrl === null ? [] : [{ kind: "small", lines: [t("stop", { url: stopUrl })], url: stopUrl }];
    const restored = isRestored ? [t("restored", values)] : [];
    return {
      subject: t(`${kind}.subject`, values),
      paragraphs: [
        { kind: "text", lines: [[t(`${kind}.why`, values), ...restored, t("kept")].join(" ")] },
        { kind: "text", lines: [t(isOne ? "open" : "openEach", { until })] },
        ...businesses.map(({ name: title, url }): Paragraph => {
          return { kind: "button", label, url, ...(!isOne && { title }) };
        }),
        { kind: "small", lines: [t("forward"), t("own", { url: ownPage })], url: ownPage },
        ...stop,
        { kind: "small", lines: [t("unexpected")] },
      ],
    };
  });
}
