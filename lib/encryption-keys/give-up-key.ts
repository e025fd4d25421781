import { pool } from "@/lib/db";
import { encryptionKeyIds, keyIdSql } from "@/lib/encryption";
import { env } from "@/lib/env";
import { migrateWithKeys } from "./migrate-with-keys";

const SIGNING_KEY_IS_LOST =
  "The key that signs for Partner apps was among it. The next start makes another: upload its certificate at Xero.";

/**
 * Lets servers start without a key that is lost for good. What it encrypted stays, unreadable, but for the installation's signing keys:
 * without one that can be read no server starts. Returns what to tell. Throws for a key that is configured.
 */
export async function giveUpKey(id: string): Promise<string> {
  if (encryptionKeyIds().includes(id)) throw new Error(`Key ${id} is in ENCRYPTION_KEYS: it is not lost.`);
  await migrateWithKeys(env().DATABASE_URL, id);
  const text = `delete from signing_keys where ${keyIdSql("private_key_sealed")} = $1`;
  const { rowCount } = await pool().query(text, [id]);
  const told = `Servers start without key ${id}; what it encrypted can't be read.`;
  return rowCount ? `${told} ${SIGNING_KEY_IS_LOST}` : told;
}
