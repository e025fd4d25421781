import { encryptionKeyIds } from "@/lib/encryption";
import { env } from "@/lib/env";
import { countKeyUses } from "./count-uses";
import { migrateWithKeys } from "./migrate-with-keys";
import { countByKey, totalByKey } from "./records";
import { records } from "./require-keys";
import { rotateKeys } from "./rotate";

type Print = (line: string) => void;

/** Rows that are named; of more there is only the count. */
const MAX_NAMED = 100;
const PRINT_EVERY_MS = 1_000;

/**
 * Rotates to the first key of ENCRYPTION_KEYS and prints how far it is, what can't be opened, and in the end how many records each key
 * encrypts. Returns whether the first key encrypts all. Throws before anything is changed when the keys do not fit what is stored.
 */
export async function rotateAndPrint(print: Print): Promise<boolean> {
  await migrateWithKeys(env().DATABASE_URL);
  const unreadable = await rotate(print);
  if (unreadable > 0) print(`${records(unreadable)} can't be opened, and stay as they are.`);
  const [first] = encryptionKeyIds();
  const totals = totalByKey(await countByKey());
  for (const [id, count] of totals) print(`Key ${id} encrypts ${records(count)}.`);
  const others = [...totals.keys()].filter((id) => id !== first);
  if (others.length > 0)
    print(`Not done: see that every server has ${first} as the first of ENCRYPTION_KEYS, and run this again.`);
  return others.length === 0 && unreadable === 0;
}

/** Returns how many records can't be opened. */
async function rotate(print: Print): Promise<number> {
  const startedAt = performance.now();
  let printedAt = startedAt;
  let [done, unreadable] = [0, 0];
  const progress = (where: string) => {
    printedAt = performance.now();
    const perSecond = Math.round((done * 1_000) / (printedAt - startedAt));
    print(`${where}: ${records(done)} re-encrypted, ${perSecond.toLocaleString("en")} a second`);
  };
  for await (const batch of rotateKeys()) {
    done += batch.rewrapped;
    await countKeyUses();
    if (performance.now() - printedAt >= PRINT_EVERY_MS) progress(batch.column.name);
    if (batch.pass > 1) continue;
    for (const { message } of batch.unreadable.slice(0, Math.max(0, MAX_NAMED - unreadable)))
      print(`FAILED ${message}`);
    unreadable += batch.unreadable.length;
  }
  progress("All tables");
  return unreadable;
}
