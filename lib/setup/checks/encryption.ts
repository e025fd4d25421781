import { encryptionKeyIds } from "@/lib/encryption";
import { isWornOut, MAX_USES } from "@/lib/encryption-keys/count-uses";
import { isSameKey, listKnownKeys } from "@/lib/encryption-keys/known-keys";
import { countByKey, totalByKey } from "@/lib/encryption-keys/records";
import { hasOtherValue, isLacking, records } from "@/lib/encryption-keys/require-keys";
import { unwrapKeys } from "@/lib/encryption-keys/unwrap-keys";
import { KmsError } from "@/lib/kms/error";
import { failed, ok, setting, warning } from "./finding";
import { kmsExample, keySource } from "./key-source";
import type { Change, Finding } from "@/lib/setup/view";

/** Whether the configured keys can be had and open what is stored, how much each encrypts, and which may be removed. */
export async function checkEncryption(): Promise<Finding> {
  try {
    await unwrapKeys();
    return await checkUnwrapped();
  } catch (error) {
    if (error instanceof KmsError) return failed(error.message, kmsExample());
    throw error;
  }
}

async function checkUnwrapped(): Promise<Finding> {
  const configured = encryptionKeyIds();
  const first = configured[0]!;
  const [known, totals] = [await listKnownKeys(), totalByKey(await countByKey())];
  const lost = [...totals.keys()].filter((id) => !configured.includes(id));
  if (lost.length > 0) {
    const told = lost.map((id) => isLacking(id, totals.get(id)!));
    return failed(told.join(" "), keysLine([...configured, ...lost]));
  }
  const wrong = known.find((key) => key.isNeeded && configured.includes(key.id) && !isSameKey(key));
  if (wrong) return failed(hasOtherValue(wrong.id), keysLine(configured));
  const worn = known.find(({ id, uses }) => id === first && isWornOut(uses));
  if (worn) return warning(tooManyUses(worn.id, worn.uses), keysLine([nextId(configured), ...configured]));
  return checkOthers(configured, totals, new Set(known.map(({ id }) => id)));
}

function checkOthers([first, ...others]: string[], totals: Map<string, number>, used: Set<string>): Finding {
  const count = (id: string) => records(totals.get(id) ?? 0);
  const all = `Key ${first} encrypts ${count(first!)}, and everything stored can be read.`;
  const told = others.map((id) => {
    if (totals.has(id)) return ` Key ${id} still encrypts ${count(id)}.`;
    return used.has(id)
      ? ` Key ${id} encrypts nothing any more: it may be removed.`
      : ` Key ${id} can be put in front.`;
  });
  const found = `${all}${told.join("")} ${keySource()}`;
  return others.some((id) => totals.has(id))
    ? warning(`${found} Re-encrypt them once every server has ${first} in front.`, { line: "npm run keys:rotate" })
    : ok(found);
}

const tooManyUses = (id: string, uses: number) =>
  `Key ${id} has encrypted ${records(uses)} of the ${MAX_USES.toLocaleString("en")} that one key safely can: put a new key in front, and rotate.`;

/** Names of keys only: their values are the operator's. */
function keysLine(ids: string[]): Change {
  return setting("ENCRYPTION_KEYS", ids.map((id) => `${id}:...`).join(","));
}

/** A name that is free: "k3" beside k1 and k2. */
function nextId(configured: string[]): string {
  let number = configured.length + 1;
  while (configured.includes(`k${number}`)) number++;
  return `k${number}`;
}
