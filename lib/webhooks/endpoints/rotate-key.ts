import { recordEvent } from "@/lib/audit-log/record";
import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { aboutEndpoint, requireEndpoint } from "./endpoints";
import { newKeys } from "./keys";
import { lockEndpointKeys, updateEndpoint } from "./store";

/** Gives an endpoint a new signature key, which is returned this once. The one before signs for a day more. */
export async function rotateKey(caller: Caller, id: string): Promise<string> {
  const row = await requireEndpoint(caller, id);
  return transaction(async (tx) => {
    const { key, keysSealed } = newKeys(row, await lockEndpointKeys(tx, id));
    await updateEndpoint(tx, id, { keysSealed });
    await recordEvent(tx, caller, { type: "webhook.endpoint_key_rotated", data: aboutEndpoint(row) });
    return key;
  });
}
