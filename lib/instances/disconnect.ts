import { openApp } from "@/lib/apps/secrets";
import { db, transaction } from "@/lib/db";
import { addEvent } from "@/lib/events/store";
import { deleteUnusedGrant, getGrantWithApp } from "@/lib/grants/store";
import { openTokens } from "@/lib/grants/token-set";
import type { Caller } from "@/lib/organizations/store";
import { XeroError } from "@/lib/xero/errors";
import { protocolOf } from "@/lib/xero/protocol";
import { requireInstance } from "./access";
import { renewNow } from "./ping";
import { countInstancesOfGrant, deleteInstance, type InstanceRow } from "./store";

/**
 * Ends an instance's connection at Xero, where Xero can, then deletes it; with the last instance of a grant its tokens
 * are revoked and deleted, too. Throws XeroError and deletes nothing when Xero cannot be asked at the moment.
 */
export async function disconnectInstance(caller: Caller, id: number): Promise<void> {
  const row = await requireInstance(caller, id);
  await endAtXero(caller, row);
  await transaction(async (tx) => {
    await deleteInstance(tx, id);
    const data = { id, name: row.name, organisation: row.organisationName };
    const event = { organizationId: row.organizationId, instanceId: null, userId: caller.userId, data };
    await addEvent(tx, { ...event, type: "instance.disconnected" });
    await deleteUnusedGrant(tx, row.grantId);
  });
}

async function endAtXero(caller: Caller, row: InstanceRow): Promise<void> {
  const { protocol } = row.grant.app;
  // 1.0a has no such call, and a consent that is gone already leaves nothing to end.
  if (protocol === "oauth1" || row.grant.status === "reconnect" || row.removedAt) return;
  if (row.grant.expiresAt < new Date()) await renewNow(caller, row.id);
  const grant = await getGrantWithApp(db(), row.grantId);
  if (!grant?.tokens || grant.status === "reconnect") return;
  const [app, tokens] = [await openApp(grant.app), openTokens(grant, grant.tokens.tokensSealed)];
  const others = await countInstancesOfGrant(row.grantId, row);
  try {
    if (others.onConnection === 0) {
      await protocolOf(app).disconnect(app, tokens, { xeroId: row.xeroId, connectionId: row.xeroConnectionId });
    }
    if (others.onGrant === 0) await protocolOf(app).forget(app, tokens);
  } catch (error) {
    // Xero no longer takes the token: whoever withdrew it has ended the connection with it.
    if (!(error instanceof XeroError && error.kind === "customer")) throw error;
  }
}
