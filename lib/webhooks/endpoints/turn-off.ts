import { listMembers } from "@/lib/accounts/member-store";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { sendMail, sendsMail } from "@/lib/mail";
import { endpointOffMail } from "./mails";
import { endWaiting, turnOffRow } from "./store";

/** Why Gangway turns an endpoint off by itself: it answered 410, or nothing has succeeded for `MAX_FAILING_DAYS`. */
export type OffReason = "gone" | "failing";

/** Turns an endpoint off, unless it is off or works again, ends what waits for it, and mails the organization's admins. */
export async function turnOff(id: string, reason: OffReason): Promise<void> {
  const row = await transaction(async (tx) => {
    const endpoint = await turnOffRow(tx, id, reason === "failing");
    if (!endpoint) return null;
    await endWaiting(tx, id);
    const data = { endpoint: id, to: endpoint.origin, reason };
    await recordEvent(tx, bySystem(endpoint.organizationId), { type: "webhook.endpoint_turned_off", data });
    return endpoint;
  });
  if (row && sendsMail()) await mailAdmins({ id, ...row }, reason);
}

type Ended = { id: string; organizationId: string; origin: string };

async function mailAdmins({ id, organizationId, origin }: Ended, reason: OffReason): Promise<void> {
  const admins = (await listMembers(organizationId)).filter(({ role }) => role === "admin");
  const page = `${env().PUBLIC_URL}/dashboard/settings/webhooks/${id}`;
  for (const { email } of admins)
    await sendMail(endpointOffMail({ email, origin, reason, page })).catch(() => {
      log.warn({ endpoint: id }, "an admin was not told that a webhook was turned off");
    });
}
