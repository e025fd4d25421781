import { env } from "@/lib/env";

/** What backups are encrypted with. Throws a sentence when it is not set. */
export function backupKey(): Buffer {
  const { BACKUP_KEY: key } = env();
  if (key === undefined)
    throw new Error(
      "BACKUP_KEY is missing: create one with openssl rand -base64 32, and keep it apart from the backups.",
    );
  return Buffer.from(key, "base64");
}
