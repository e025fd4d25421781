import type { Caller } from "@/lib/caller";
import { decryptApp } from "@/lib/apps/credentials";
import { db, transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { deleteUnusedGrant, getGrantWithApp } from "@/lib/grants/store";
import { decryptTokens } from "@/lib/grants/token-encryption";
import { XeroError, type XeroErrorKind } from "@/lib/xero/errors";
import { protocolOf } from "@/lib/xero/protocol";
import { requireInstance } from "./access";
import { renewNow } from "./ping";
import { countInstancesOfGrant, deleteInstance, type InstanceRow } from "./store";

/** Ends an instance at Xero, where Xero can, then deletes it, with the last of a grant its tokens, too. On XeroError nothing is deleted. */
export async function disconnectInstance(caller: Caller, id: number): Promise<void> {
  const row = await requireInstance(caller, id);
  await endAtXero(caller, row);
  await transaction(async (tx) => {
    const data = { id, name: row.name, organisation: row.organisationName };
    // Before it is gone, so that its webhook is notified, too.
    await recordEvent(tx, caller, { instanceId: id, type: "instance.disconnected", data });
    await deleteInstance(tx, id);
    await deleteUnusedGrant(tx, row.grantId);
  });
}

async function endAtXero(caller: Caller, row: InstanceRow): Promise<void> {
  // A consent that has ended already leaves nothing to end.
  if (!protocolOf(row.grant.app).canRevoke || row.grant.status === "reconnect" || row.removedAt) return;
  if (row.grant.renewAt && row.grant.expiresAt < new Date()) await renewNow(caller, row.id);
  const grant = await getGrantWithApp(db(), row.grantId);
  if (!grant?.tokens || grant.status === "reconnect") return;
  // Without a token that Xero takes nothing can be ended there; one that cannot be renewed never will have one again.
  if (grant.expiresAt < new Date()) {
    if (grant.renewAt === null) return;
    const message = "The connection could not be ended at Xero. Nothing was deleted; try again in a few minutes.";
    throw new GangwayError("xero_unavailable", message);
  }
  const [app, tokens] = [await decryptApp(grant.app), decryptTokens(grant, grant.tokens.tokensSealed)];
  const others = await countInstancesOfGrant(row.grantId, row);
  const tenant = { xeroId: row.xeroId, connectionId: row.xeroConnectionId };
  if (others.onConnection === 0) await unlessGone(protocolOf(app).disconnect(app, tokens, tenant), ["customer"]);
  // The connection is ended: what is left of the consent ends by itself when Xero refuses the app's secret.
  if (others.onGrant === 0) await unlessGone(protocolOf(app).revoke(app, tokens), ["customer", "app"]);
}

/** Waits for a call that ends something; when Xero no longer knows it, that is as good. */
async function unlessGone(ended: Promise<void>, gone: XeroErrorKind[]): Promise<void> {
  try {
    await ended;
  } catch (error) {
    if (!(error instanceof XeroError && gone.includes(error.kind))) throw error;
  }
}
