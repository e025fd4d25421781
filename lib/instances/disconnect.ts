import { transaction } from "@/lib/db";
import { addEvent } from "@/lib/events/store";
import { deleteUnusedGrant } from "@/lib/grants/store";
import type { Caller } from "@/lib/organizations/store";
import { requireInstance } from "./access";
import { deleteInstance } from "./store";

/**
 * Deletes an instance, and the grant's tokens with the last instance on it. OAuth 1.0a has no call that ends a
 * connection at Xero: there the consent stays until its token ends or the customer withdraws it.
 */
export async function disconnectInstance(caller: Caller, id: number): Promise<void> {
  const row = await requireInstance(caller, id);
  await transaction(async (tx) => {
    const data = { id, name: row.name, organisation: row.organisationName };
    const event = { organizationId: row.organizationId, instanceId: id, userId: caller.userId, data };
    await addEvent(tx, { ...event, type: "instance.disconnected" });
    await deleteInstance(tx, id);
    await deleteUnusedGrant(tx, row.grantId);
  });
}
