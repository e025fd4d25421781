import { isUnwrapped, keepUnwrapped } from "@/lib/encryption";
import { parseKeyEntry } from "@/lib/encryption-settings";
import { env } from "@/lib/env";
import { kmsOf } from "@/lib/kms/kms-of";

/**
 * Has the KMS unwrap those of ENCRYPTION_KEYS that it wrapped, each once in a process, which keeps them in memory only. Called before the
 * first record is read or written; without wrapped keys it does nothing. Throws KmsError.
 */
export async function unwrapKeys(): Promise<void> {
  const { ENCRYPTION_KEYS, KMS_KEY } = env();
  for (const entry of ENCRYPTION_KEYS.filter((entry) => !isUnwrapped(entry))) {
    const { id, value } = parseKeyEntry(entry);
    keepUnwrapped(entry, await kmsOf(KMS_KEY!).unwrap(id, value));
  }
}
