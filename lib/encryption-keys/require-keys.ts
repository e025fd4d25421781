import { decrypt, DecryptionError, encryptionKeyIds } from "@/lib/encryption";
import { isSameKey, type KnownKey, listKnownKeys } from "./known-keys";
import { countByKey, type KeyCount, sampleUnder, type SealedRecord, totalByKey } from "./records";

/** One altered record must not look like a wrong key. */
const SAMPLES = 3;

/** Ids of configured keys that encrypt records, and of known keys that no record needs any more. */
export type KeysInUse = { used: string[]; unused: string[] };

/**
 * Throws one sentence when ENCRYPTION_KEYS lacks a key that records need, or has it with another value. Changes nothing, and takes a
 * database of any older version. It reads records only before the first start that notes keys, and when a needed key is not configured. A
 * key that is `lost` for good is not asked for.
 */
export async function requireKeys(lost: string | null = null): Promise<KeysInUse> {
  const known = await listKnownKeys();
  return known.length > 0
    ? requireKnown(
        known.filter(({ isNeeded }) => isNeeded),
        lost,
      )
    : requireByRecords(lost);
}

async function requireKnown(needed: KnownKey[], lost: string | null): Promise<KeysInUse> {
  const configured = encryptionKeyIds();
  const wrong = needed.find((key) => configured.includes(key.id) && !isSameKey(key));
  if (wrong) throw new Error(hasOtherValue(wrong.id));
  const absent = needed.map(({ id }) => id).filter((id) => !configured.includes(id));
  const totals = absent.length > 0 ? totalByKey(await countByKey()) : new Map<string, number>();
  for (const id of absent.filter((id) => id !== lost && totals.has(id)))
    throw new Error(isLacking(id, totals.get(id)!));
  return { used: [configured[0]!], unused: absent };
}

async function requireByRecords(lost: string | null): Promise<KeysInUse> {
  const configured = encryptionKeyIds();
  const counts = await countByKey();
  const totals = totalByKey(counts);
  for (const [id, count] of totals) {
    if (!configured.includes(id) && id !== lost) throw new Error(isLacking(id, count));
    if (configured.includes(id) && !(await opensSome(counts.filter((of) => of.id === id))))
      throw new Error(hasOtherValue(id));
  }
  return { used: configured.filter((id, at) => at === 0 || totals.has(id)), unused: [] };
}

async function opensSome(counts: KeyCount[]): Promise<boolean> {
  for (const { id, column } of counts) if ((await sampleUnder(id, column, SAMPLES)).some(opens)) return true;
  return false;
}

function opens({ sealed, identity }: SealedRecord): boolean {
  try {
    decrypt(sealed, identity);
    return true;
  } catch (error) {
    if (error instanceof DecryptionError) return false;
    throw error;
  }
}

/** "12,000 records" */
export const records = (count: number) => (count === 1 ? "1 record" : `${count.toLocaleString("en")} records`);

export const isLacking = (id: string, count: number) =>
  `ENCRYPTION_KEYS has no key ${id}, with which ${records(count)} ${count === 1 ? "is" : "are"} encrypted. Put the key back.`;

export const hasOtherValue = (id: string) =>
  `Key ${id} of ENCRYPTION_KEYS has another value than the key ${id} that encrypted what is stored. Put the right one back.`;
