import { encryptionKeyIds, keyCheckValue } from "@/lib/encryption";
import { hasOtherValue } from "@/lib/encryption-keys/require-keys";
import { knownMigrations } from "@/lib/migrate";
import type { Head } from "./records";

/** Throws one sentence when this installation cannot use a backup: it lacks one of its encryption keys, or is older than it. */
export function requireUsable({ keys, migrations }: Head): void {
  for (const { id, checkValue } of keys) requireKey(id, checkValue);
  const known = knownMigrations();
  for (const { name, checksum } of migrations.toReversed()) requireMigration(name, checksum, known.get(name));
}

function requireKey(id: string, checkValue: string): void {
  if (!encryptionKeyIds().includes(id))
    throw new Error(
      `ENCRYPTION_KEYS has no key ${id}, with which records of this backup are encrypted. Put the key of that time in.`,
    );
  if (keyCheckValue(id)?.toString("hex") !== checkValue) throw new Error(hasOtherValue(id));
}

function requireMigration(name: string, checksum: string, known: string | undefined): void {
  if (known === undefined)
    throw new Error(`This backup is of a newer version of Gangway (${name}): restore it with that version.`);
  if (known !== checksum) throw new Error(`This backup is of another build of Gangway: migration ${name} differs.`);
}
