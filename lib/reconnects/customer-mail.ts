import type { Mail } from "@/lib/mail";

export type CustomerMail = {
  email: string;
  host: string;
  businesses: { name: string; url: string }[];
  /** Where the customer sees all that is connected. */
  ownPage: string;
  /** Where reminders are stopped; null in a mail that a person sends. */
  stopUrl: string | null;
};

/** The email to a customer whose businesses have to be connected again: one link for each. */
export function customerMail({ email, host, businesses, ownPage, stopUrl }: CustomerMail): Mail {
  const [first] = businesses;
  const isOne = businesses.length === 1 && first !== undefined;
  const what = isOne ? first.name : `${businesses.length} businesses`;
  const links = businesses.map(({ name, url }) => (isOne ? url : `${name}\n${url}`)).join("\n\n");
  return {
    to: email,
    subject: `${host} can’t read ${what} in Xero: please reconnect`,
    text: `Xero no longer lets ${host} read ${what}, or will soon stop. Nothing is lost; what is new in Xero waits until you reconnect.

${isOne ? "Reconnect" : "Reconnect each"}. It takes about a minute:

${links}

If someone else looks after Xero, forward this email.
Your connections: ${ownPage}
${stopUrl === null ? "" : `\nWe remind you after 3 and after 10 days, then stop. No more reminders: ${stopUrl}\n`}
If you did not expect this, ignore this email: nothing is shared.
Not a product of Xero.
`,
  };
}
