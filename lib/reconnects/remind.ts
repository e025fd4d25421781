import { bySystem } from "@/lib/audit-log/record";
import { withClaim } from "@/lib/claims";
import { tokenHash } from "@/lib/encryption";
import { GangwayError } from "@/lib/errors";
import { getInstances } from "@/lib/instances/store";
import { errorName, log } from "@/lib/log";
import { sendsMail } from "@/lib/mail";
import { type Loop, startLoop } from "@/lib/queue/loop";
import { mailCustomer } from "./mail-customer";
import {
  type DueAddress,
  forgetMended,
  listDueAddresses,
  listDueInstances,
  noteNeeds,
  noteReminded,
} from "./reminder-store";

const EVERY_MS = 60_000;

/** Reminds customers from now on, once a minute. */
export function startReminders(): Loop {
  return startLoop("reminders", async () => {
    await remindCustomers();
    return EVERY_MS;
  });
}

/** Sends what reminders are due: one mail to each address, whichever replica comes first. */
export async function remindCustomers(): Promise<void> {
  if (!sendsMail()) return;
  await forgetMended();
  await noteNeeds();
  for (const due of await listDueAddresses()) {
    const { email } = due;
    // Simultaneous replicas send one mail: the second finds nothing due.
    await withClaim(`reminder ${tokenHash(email).toString("hex")}`, () => remind(due)).catch((error: unknown) => {
      if (!(error instanceof GangwayError)) log.warn({ error: errorName(error) }, "a reminder is sent later");
    });
  }
}

async function remind(due: DueAddress): Promise<void> {
  const { organizationId, email, language } = due;
  const instances = await getInstances(organizationId, await listDueInstances(due));
  if (instances.length === 0) return;
  await mailCustomer(bySystem(organizationId), { to: { email, language }, instances, isReminder: true });
  await noteReminded(instances.map(({ id }) => id));
}
