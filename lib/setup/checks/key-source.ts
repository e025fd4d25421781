import { parseKeyEntry } from "@/lib/encryption-settings";
import { env } from "@/lib/env";
import { kmsOf } from "@/lib/kms/kms-of";
import type { Change } from "@/lib/setup/view";
import { exampleLines } from "./settings";

/** "Keys are read from ENCRYPTION_KEYS; AWS KMS unwrapped k1." */
export function keySource(): string {
  const { ENCRYPTION_KEYS, ENCRYPTION_KEYS_FILE, KMS_KEY } = env();
  const read = `Keys are read from ${ENCRYPTION_KEYS_FILE ? "the file of ENCRYPTION_KEYS_FILE" : "ENCRYPTION_KEYS"}`;
  const wrapped = ENCRYPTION_KEYS.map(parseKeyEntry).filter(({ isWrapped }) => isWrapped);
  if (wrapped.length === 0) return `${read}.`;
  return `${read}; ${kmsOf(KMS_KEY!).name} unwrapped ${wrapped.map(({ id }) => id).join(", ")}.`;
}

/** The settings by which the KMS of KMS_KEY is reached. */
export function kmsExample(): Change {
  const isVault = env().KMS_KEY?.startsWith("vault:");
  return {
    line: isVault
      ? exampleLines("VAULT_ADDR", "VAULT_TOKEN")
      : exampleLines("KMS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
  };
}
