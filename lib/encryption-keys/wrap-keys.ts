import { type KeyEntry, parseKeyEntry } from "@/lib/encryption-settings";
import { env } from "@/lib/env";
import { kmsOf } from "@/lib/kms/kms-of";

/**
 * What to set as ENCRYPTION_KEYS in place of what it is: the same keys, each wrapped with KMS_KEY. Those that are wrapped already stay
 * as they are, or are wrapped anew where `from` names the key that wrapped them. Each was unwrapped again, to see that it can be. Throws
 * KmsError.
 */
export async function wrapKeys(from?: string): Promise<string> {
  const { ENCRYPTION_KEYS, KMS_KEY } = env();
  if (!KMS_KEY) throw new Error("KMS_KEY is missing: it names the key that wraps.");
  const kms = kmsOf(KMS_KEY);
  const wrap = async ({ id, value, isWrapped }: KeyEntry) => {
    const isRight = isWrapped && from === undefined;
    const key = () => (isWrapped ? kmsOf(from!).unwrap(id, value) : Buffer.from(value, "base64"));
    const wrapped = isRight ? value : await kms.wrap(id, await key());
    await kms.unwrap(id, wrapped);
    return `${id}:${wrapped}`;
  };
  const entries: string[] = [];
  for (const entry of ENCRYPTION_KEYS) entries.push(await wrap(parseKeyEntry(entry)));
  return entries.join(",");
}
