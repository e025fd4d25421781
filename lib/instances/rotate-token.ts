import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { recordEvent } from "@/lib/audit-log/record";
import { randomToken, tokenHash } from "@/lib/encryption";
import { requireInstance } from "./access";
import { updateInstance } from "./store";

/** Gives an instance a new token; the old one stops at once. The answer is the only time it can be read. */
export async function rotateToken(caller: Caller, id: number): Promise<string> {
  await requireInstance(caller, id);
  const token = randomToken();
  await transaction(async (tx) => {
    await updateInstance(tx, id, { tokenHash: tokenHash(token) });
    await recordEvent(tx, caller, { instanceId: id, type: "instance.token_rotated" });
  });
  return token;
}
