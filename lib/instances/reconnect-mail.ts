import type { Mail } from "@/lib/mail";
import type { InstanceView } from "./view";

type Asker = { email: string; organizationName: string };
type Asked = { to: string; instances: InstanceView[]; pages: string };

/** What somebody reads who connected instances that have to be reconnected. `pages` is the address below which theirs are. */
export function reconnectMail(asker: Asker, { to, instances, pages }: Asked): Mail {
  const [first] = instances;
  const isOne = instances.length === 1;
  const what = isOne && first ? first.name : `${instances.length} instances`;
  return {
    to,
    subject: `Reconnect ${what} to Xero`,
    text: `${asker.email} asks you to reconnect ${what} of ${asker.organizationName} on Gangway.

${instances.map((instance) => `${instance.name}\n${whatEnded(instance)}\n${pages}/${instance.id}`).join("\n\n")}

Open ${isOne ? "the link" : "each link"}, choose Reconnect and agree at Xero. Id, name and token stay as they are.
`,
  };
}

function whatEnded({ status, problem }: InstanceView): string {
  if (status === "expired") return "Its token has ended, and can’t be renewed.";
  if (status === "expiring") return "Its token ends within ten minutes, and can’t be renewed.";
  return problem === "removed_in_xero" ? "It was disconnected in Xero." : "Its connection to Xero has ended.";
}
