import { migrateWhenReachable } from "@/lib/migrate-when-reachable";
import { rememberKey, retireKey } from "./known-keys";
import { type KeysInUse, requireKeys } from "./require-keys";
import { unwrapKeys } from "./unwrap-keys";

/**
 * Has the keys unwrapped, then migrates as `migrateWhenReachable` does, but nothing before the keys fit what is stored; then notes which
 * keys are in use.
 */
export async function migrateWithKeys(databaseUrl: string, lost: string | null = null): Promise<string[]> {
  await unwrapKeys();
  let keys: KeysInUse = { used: [], unused: [] };
  const applied = await migrateWhenReachable(databaseUrl, async () => {
    keys = await requireKeys(lost);
  });
  for (const id of keys.used) await rememberKey(id);
  for (const id of keys.unused) await retireKey(id);
  // Of two servers that start at once with different keys of one id, one has noted its own.
  await requireKeys(lost);
  return applied;
}
