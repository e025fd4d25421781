/** The words of mails to customers, in English. ICU messages; other languages have the same keys. */
export const en = {
  connect: {
    subject: "Connect {business}’s Xero to {host}",
    why: "{host} asks to read the books of {business} in Xero. You see what is shared, and decide, on the next page.",
  },
  reconnect: {
    subject: "Reconnect {business} to {host}",
    why: "{host} can no longer read {business} in Xero, or will soon stop. Reconnecting takes about a minute.",
  },
  open: "Open this link. It works until {until, date, ::dMMMM}:",
  unexpected: "Didn’t expect this? Delete it: nothing has been shared. We never ask for your Xero password.",
  notXero: "Not a product of Xero.",
};

export type MailWords = typeof en;
