import { transaction } from "@/lib/db";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import { log } from "@/lib/log";
import { XeroError } from "@/lib/xero/errors";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { listConnectedOfGrant, noteChecked, setRemovedAt } from "./store";

/**
 * Marks instances whose organisation was disconnected inside Xero, and unmarks those that are connected again. Runs with a
 * renewal every six hours, after manual renewals and soon after a refusal; when Xero cannot answer, with the next renewal.
 */
export async function detectRemovals(grant: { id: string }, app: XeroApp, tokens: TokenSet): Promise<void> {
  const ids = await listConnectionIds(app, tokens);
  if (ids === null) return;
  await transaction(async (tx) => {
    await noteChecked(tx, grant.id);
    for (const instance of await listConnectedOfGrant(tx, grant.id)) {
      const isConnected = instance.xeroConnectionId !== null && ids.has(instance.xeroConnectionId);
      if (isConnected === (instance.removedAt === null)) continue;
      await setRemovedAt(tx, instance.id, isConnected ? null : new Date());
      const event = isConnected
        ? ({ type: "instance.restored" } as const)
        : ({ type: "grant.reconnect_needed", data: { problem: "removed_in_xero" } } as const);
      await recordEvent(tx, bySystem(instance.organizationId), { instanceId: instance.id, ...event });
    }
  });
}

async function listConnectionIds(app: XeroApp, tokens: TokenSet): Promise<Set<string> | null> {
  try {
    const connections = await protocolOf(app).connections(tokens);
    return connections && new Set(connections.map(({ connectionId }) => connectionId));
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    log.debug({ reason: error.reason }, "connections are listed again with the next renewal");
    return null;
  }
}
