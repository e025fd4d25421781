import { countEncrypted, encryptionKeyIds } from "@/lib/encryption";
import { log } from "@/lib/log";
import { addKeyUses } from "./known-keys";

/** Uses of one key with random nonces of 96 bits, after which two may be alike with a chance of 2^-32 (NIST SP 800-38D, 8.3). */
export const MAX_USES = 2 ** 32;
const WARN_FROM = MAX_USES / 2;

export const isWornOut = (uses: number) => uses >= WARN_FROM;

let counted = 0;
let hasWarned = false;

/**
 * Adds what this process has encrypted since the last time to the count of its key. Called now and then, so that encrypting costs no
 * statement; what a process that is killed had not added is missing from the count.
 */
export async function countKeyUses(): Promise<void> {
  const [key] = encryptionKeyIds();
  const since = countEncrypted() - counted;
  if (since === 0) return;
  counted += since;
  const uses = await addKeyUses(key!, since).catch((error: unknown) => {
    counted -= since;
    throw error;
  });
  if (hasWarned || !isWornOut(uses)) return;
  hasWarned = true;
  log.warn(
    { key, uses },
    "an encryption key has encrypted more than half of what it safely can: rotate it (docs/going-live.md)",
  );
}
