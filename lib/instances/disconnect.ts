import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { recordEvent } from "@/lib/audit-log/record";
import { endNow } from "@/lib/revocations/end";
import { leaveGrant } from "@/lib/revocations/leave-grant";
import { requireInstance } from "./access";
import { deleteInstance } from "./store";

/**
 * Deletes an instance, with the last of a grant its tokens, too. Then Xero is asked to end what nothing uses any more; what it does
 * not confirm at once is left to the queue.
 */
export async function disconnectInstance(caller: Caller, id: number): Promise<void> {
  const row = await requireInstance(caller, id);
  const revocation = await transaction((tx) =>
    leaveGrant(tx, row, async () => {
      const data = { id, name: row.name, organisation: row.organisationName };
      // Before it is gone, so that its webhook is notified, too.
      await recordEvent(tx, caller, { instanceId: id, type: "instance.disconnected", data });
      await deleteInstance(tx, id);
    }),
  );
  await endNow([revocation]);
}
