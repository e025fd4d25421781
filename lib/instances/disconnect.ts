import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { type Actor, recordEvent } from "@/lib/audit-log/record";
import { endNow } from "@/lib/revocations/end";
import { leaveGrant } from "@/lib/revocations/leave-grant";
import { requireInstance } from "./access";
import { deleteInstance, type InstanceRow } from "./store";

/**
 * Deletes an instance, with the last of a grant its tokens, too. Then Xero is asked to end what nothing uses any more; what it does
 * not confirm at once is left to the queue.
 */
export async function disconnectInstance(caller: Caller, id: number): Promise<void> {
  await disconnectAs(caller, await requireInstance(caller, id));
}

/** The same for a row that `actor` has been found to own: its customer, too. */
export async function disconnectAs(actor: Actor, row: InstanceRow): Promise<void> {
  const { id } = row;
  const revocation = await transaction((tx) =>
    leaveGrant(tx, row, async () => {
      const data = { id, name: row.name, organisation: row.organisationName };
      // Before it is gone, so that its webhook is notified, too.
      await recordEvent(tx, actor, { instanceId: id, type: "instance.disconnected", data });
      await deleteInstance(tx, id);
    }),
  );
  await endNow([revocation]);
}
