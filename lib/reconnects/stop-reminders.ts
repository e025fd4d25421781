import { recordEvent } from "@/lib/audit-log/record";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { findReminderAddress } from "./reminder-store";

/** Sends an address no more reminders of an organization. `id` is what stands in the mail. Throws `not_found`. */
export async function stopReminders(id: string, address: string | null): Promise<void> {
  const found = await findReminderAddress(id);
  if (!found) throw new GangwayError("not_found", "There is no such reminder.");
  const { organizationId, email } = found;
  await transaction(async (tx) => {
    const where = { id, stoppedAt: null };
    const { count } = await tx.reminderAddress.updateMany({ where, data: { stoppedAt: new Date() } });
    if (count === 0) return;
    const actor = { organizationId, userId: null, address, name: email };
    await recordEvent(tx, actor, { type: "reminder.stopped", data: { email } });
  });
}
