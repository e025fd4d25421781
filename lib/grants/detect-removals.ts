import { transaction } from "@/lib/db";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import { log } from "@/lib/log";
import { XeroError } from "@/lib/xero/errors";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { listConnectedOfGrant, noteChecked, setRemovedAt } from "./store";

/**
 * Notices which of a grant's organisations were disconnected inside Xero, and marks their instances. Asked with a renewal
 * every six hours, and when somebody or a refusal of Xero gives a reason to; when Xero cannot answer, with the next renewal.
 */
export async function detectRemovals(grant: { id: string }, app: XeroApp, tokens: TokenSet): Promise<void> {
  const ids = await reachable(app, tokens);
  if (ids === null) return;
  await transaction(async (tx) => {
    await noteChecked(tx, grant.id);
    for (const instance of await listConnectedOfGrant(tx, grant.id)) {
      const isThere = instance.xeroConnectionId !== null && ids.has(instance.xeroConnectionId);
      if (isThere === (instance.removedAt === null)) continue;
      await setRemovedAt(tx, instance.id, isThere ? null : new Date());
      const event = isThere
        ? ({ type: "instance.restored" } as const)
        : ({ type: "grant.reconnect_needed", data: { problem: "removed_in_xero" } } as const);
      await recordEvent(tx, bySystem(instance.organizationId), { instanceId: instance.id, ...event });
    }
  });
}

async function reachable(app: XeroApp, tokens: TokenSet): Promise<Set<string> | null> {
  try {
    return await protocolOf(app).connectionIds(tokens);
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    log.debug({ reason: error.reason }, "connections are asked for again at the next renewal");
    return null;
  }
}
