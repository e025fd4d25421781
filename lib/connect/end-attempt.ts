import { type AttemptRow, failAttempt } from "@/lib/attempts/store";
import type { FailureCode } from "@/lib/attempts/view";
import { recordEvent } from "@/lib/audit-log/record";
import { type Db, transaction } from "@/lib/db";
import { linkActor } from "@/lib/links/link-actor";
import { getLink } from "@/lib/links/store";
import { supportCode } from "@/lib/links/support-code";
import { forgetAttempt } from "./hold-attempt";

type Run = Pick<AttemptRow, "id" | "organizationId" | "linkId">;

/**
 * Ends an attempt without an instance, unless it has ended already, and what it has connected at Xero. When it was a customer's, the
 * organization's audit log and webhooks learn it, once.
 */
export async function endWithout(attempt: Run, reason: FailureCode): Promise<void> {
  await transaction(async (tx) => {
    if (await failAttempt(tx, attempt.id, reason === "declined" ? "declined" : "failed", reason))
      await recordStopped(tx, attempt, reason);
  });
  await forgetAttempt(attempt.id);
}

async function recordStopped(tx: Db, { id, organizationId, linkId }: Run, reason: FailureCode): Promise<void> {
  const link = organizationId && linkId ? await getLink(organizationId, linkId, tx) : null;
  if (!link) return;
  const { name, externalId, instanceId } = link;
  const data = { link: name, session: link.id, externalId, reason, code: supportCode(id) };
  await recordEvent(tx, linkActor(link, null), { instanceId, type: "link.stopped", data });
}
