/** The words of mails to customers, in English. ICU messages; other languages have the same keys. */
export const en = {
  connect: {
    subject: "Connect {business}’s Xero to {host}",
    why: "{host} asks to read the books of {business} in Xero. You see what is shared, and decide, on the next page.",
    button: "Open the link",
  },
  reconnect: {
    subject: "Reconnect {business} to {host}",
    why: "{host} can no longer read {business} in Xero, or will soon stop. Reconnecting takes about a minute.",
    button: "Reconnect",
  },
  reconnectMany: {
    subject: "Reconnect {count} businesses to {host}",
    why: "{host} can no longer read {count} businesses in Xero, or will soon stop. Reconnecting each takes about a minute.",
  },
  code: {
    subject: "Your code for {host}: {code}",
    why: "Enter this code to show {host} that this address is yours. It is good for {minutes} minutes:",
    unexpected: "Didn’t ask for it? Delete this email.",
  },
  open: "Open this link. It works until {until, date, ::dMMMM}:",
  openEach: "Open each link. They work until {until, date, ::dMMMM}:",
  copyInstead: "If the button does nothing, copy this address into your browser:",
  restored: "{host} restored its records from a backup, and so has to ask you again. You did nothing wrong.",
  kept: "Nothing is lost: what is new in Xero waits until you reconnect.",
  forward: "If someone else looks after Xero, forward this email to them.",
  own: "Your connections: {url}",
  stop: "We remind you after 3 and after 10 days, then stop. For no more reminders: {url}",
  unexpected: "Didn’t expect this? Delete it: nothing has been shared. We never ask for your Xero password.",
  notXero: "Not a product of Xero.",
};

export type MailWords = typeof en;
