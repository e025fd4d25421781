import { senderOf } from "@/lib/branding/host";
import type { Mail } from "@/lib/mail";
import type { LinkRow } from "./store";

type Addressed = Pick<LinkRow, "name" | "organization" | "instance" | "expiresAt"> & { email: string; url: string };

/** The email with a customer's link. */
export function linkMail({ email, url, name, organization, instance, expiresAt }: Addressed): Mail {
  const sender = senderOf(organization);
  const host = sender.name;
  const until = expiresAt.toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  const what = instance?.organisationName ?? name;
  return {
    to: email,
    sender,
    subject: instance ? `Reconnect ${what} to ${host}` : `Connect ${what}’s Xero to ${host}`,
    text: `${
      instance
        ? `${host} can no longer read ${what} in Xero, or will soon stop. Reconnecting takes about a minute.`
        : `${host} asks to read the books of ${what} in Xero. You see what is shared, and decide, on the next page.`
    }

Open this link. It works until ${until}:

${url}

If you did not expect this, ignore this email: nothing is shared.
Not a product of Xero.
`,
  };
}
