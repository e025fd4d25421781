import { type Actor, recordEvent } from "@/lib/audit-log/record";
import { transaction } from "@/lib/db";
import { getHostRow } from "@/lib/branding/store";
import { customerUrl } from "@/lib/env";
import type { CustomerAddress } from "@/lib/instances/customer-address";
import type { InstanceRow } from "@/lib/instances/store";
import { endAfter, renewOrMakeReconnectLink } from "@/lib/links/create";
import { noteMailed } from "@/lib/links/store";
import { LINK_DAYS } from "@/lib/links/view";
import { sendMail } from "@/lib/mail";
import { customerMail } from "./customer-mail";
import { noteMailing, noteNotMailed } from "./reminder-store";

type Letter = { to: CustomerAddress; instances: InstanceRow[]; isReminder?: boolean };

/** Sends a customer one mail with a link for each instance. Throws `mail_unavailable`; then no event says that it was sent. */
export async function mailCustomer(actor: Actor, { to, instances, isReminder = false }: Letter): Promise<void> {
  const wanted = { ...to, days: LINK_DAYS };
  const links = [];
  for (const instance of instances) links.push(await renewOrMakeReconnectLink(actor, instance, wanted));
  const businesses = links.map(({ url }, at) => ({ url, name: instances[at]!.organisationName }));
  const isRestored = instances.some(({ grant }) => grant.problem === "restored");
  const ownPage = ownPageAddress(actor.organizationId);
  const until = endAfter(LINK_DAYS);
  const organization = await getHostRow(actor.organizationId);
  const stopId = await noteMailing(actor.organizationId, to.email);
  const stopUrl = isReminder ? `${customerUrl()}/c/reminders?stop=${stopId}` : null;
  try {
    await sendMail(customerMail({ to, organization, businesses, isRestored, until, ownPage, stopUrl }));
  } catch (error) {
    await noteNotMailed(stopId);
    throw error;
  }
  for (const { id } of links) await noteMailed(id);
  await transaction(async (tx) => {
    for (const { id } of instances)
      await recordEvent(tx, actor, { instanceId: id, type: "instance.reconnect_asked", data: { email: to.email } });
  });
}

/** The customer's own page of an organization, in full. */
const ownPageAddress = (organizationId: string) => `${customerUrl()}/c/connections?host=${organizationId}`;
