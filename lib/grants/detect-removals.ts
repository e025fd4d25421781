import { transaction } from "@/lib/db";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import { log } from "@/lib/log";
import { XeroError } from "@/lib/xero/errors";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { type Connected, protocolOf } from "@/lib/xero/protocol";
import { noteOrganisationName } from "./note-organisation-name";
import { listConnectedOfGrant, noteChecked, setRemovedAt } from "./store";

/**
 * Marks instances whose organisation was disconnected inside Xero, unmarks those that are connected again, and takes new names of
 * organisations. Runs with a renewal every six hours, after manual renewals and after a refusal; when Xero cannot answer, with the
 * next renewal. Returns whether Xero answered.
 */
export async function detectRemovals(grant: { id: string }, app: XeroApp, tokens: TokenSet): Promise<boolean> {
  const connections = await listConnections(app, tokens);
  if (connections === null) return false;
  const connected = new Map(connections.map((connection) => [connection.connectionId, connection]));
  await transaction(async (tx) => {
    await noteChecked(tx, grant.id);
    for (const instance of await listConnectedOfGrant(tx, grant.id)) {
      const connection = connected.get(instance.xeroConnectionId ?? "");
      // Without a name Xero's list has the tenant id in its place.
      if (connection && connection.name !== connection.xeroId)
        await noteOrganisationName(tx, instance, connection.name);
      const isConnected = connection !== undefined;
      if (isConnected === (instance.removedAt === null)) continue;
      if (!(await setRemovedAt(tx, instance.id, isConnected ? null : new Date()))) continue;
      const event = isConnected
        ? ({ type: "instance.restored" } as const)
        : ({ type: "grant.reconnect_needed", data: { problem: "removed_in_xero" } } as const);
      await recordEvent(tx, bySystem(instance.organizationId), { instanceId: instance.id, ...event });
    }
  });
  return true;
}

async function listConnections(app: XeroApp, tokens: TokenSet): Promise<Connected[] | null> {
  try {
    return await protocolOf(app).connections(tokens);
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    log.debug({ reason: error.reason }, "connections are listed again with the next renewal");
    return null;
  }
}
