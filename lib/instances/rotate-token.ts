import { transaction } from "@/lib/db";
import { addEvent } from "@/lib/events/store";
import type { Caller } from "@/lib/organizations/store";
import { randomToken, tokenHash } from "@/lib/seal";
import { requireInstance } from "./access";
import { updateInstance } from "./store";

/** Gives an instance a new token; the old one stops at once. The answer is the only time it can be read. */
export async function rotateToken(caller: Caller, id: number): Promise<string> {
  const { organizationId } = await requireInstance(caller, id);
  const token = randomToken();
  await transaction(async (tx) => {
    await updateInstance(tx, id, { tokenHash: tokenHash(token) });
    await addEvent(tx, { organizationId, instanceId: id, userId: caller.userId, type: "instance.token_rotated" });
  });
  return token;
}
