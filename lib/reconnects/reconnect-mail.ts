import type { Mail } from "@/lib/mail";
import { EXPIRING_MS } from "@/lib/grants/token-life";
import type { InstanceView } from "@/lib/instances/view";

type Sender = { email: string; organizationName: string };
type Request = { to: string; instances: InstanceView[]; pages: string };

/** The email to whoever connected instances that have to be reconnected. `pages` is the address below which their pages are. */
export function reconnectMail(sender: Sender, { to, instances, pages }: Request): Mail {
  const [first] = instances;
  const isOne = instances.length === 1;
  const what = isOne && first ? first.name : `${instances.length} instances`;
  return {
    to,
    subject: `Reconnect ${what} to Xero`,
    text: `${sender.email} asks you to reconnect ${what} of ${sender.organizationName} on Gangway.

${instances.map((instance) => `${instance.name}\n${whatHappened(instance)}\n${pages}/${instance.id}`).join("\n\n")}

Open ${isOne ? "the link" : "each link"}, choose Reconnect and agree at Xero. Id, name and instance token stay the same.
`,
  };
}

function whatHappened({ status, problem }: InstanceView): string {
  if (status === "expired") return "Its Xero token has expired and can’t be renewed.";
  if (status === "expiring")
    return `Its Xero token expires within ${EXPIRING_MS / 60_000} minutes and can’t be renewed.`;
  return problem === "removed_in_xero" ? "It was disconnected in Xero." : "Its connection to Xero has ended.";
}
