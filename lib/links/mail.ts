import type { Mail } from "@/lib/mail";
import { letter } from "./letter";
import type { LinkRow } from "./store";

type Addressed = Pick<LinkRow, "name" | "language" | "organization" | "instance" | "expiresAt"> & {
  email: string;
  url: string;
};

/** The email with a customer's link. */
export function linkMail({ email, url, name, language, organization, instance, expiresAt }: Addressed): Mail {
  const kind = instance ? "reconnect" : "connect";
  return letter({ email, language }, organization, (t, host) => {
    const names = { host, business: instance?.organisationName ?? name };
    return {
      subject: t(`${kind}.subject`, names),
      paragraphs: [
        { kind: "text", lines: [t(`${kind}.why`, names)] },
        { kind: "text", lines: [t("open", { until: expiresAt })] },
        { kind: "button", label: t(`${kind}.button`), url },
        { kind: "small", lines: [t("unexpected")] },
      ],
    };
  });
}
