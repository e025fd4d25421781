import { decryptSigningKey } from "@/lib/apps/installation-key";
import { signingKeyInUse } from "@/lib/apps/signing-key-store";
import { pool } from "@/lib/db";
import { DecryptionError, encryptionKeyIds, keyIdSql } from "@/lib/encryption";
import { failed, ok } from "./finding";
import type { Change, Finding } from "@/lib/setup/view";

/** Everything that is kept encrypted for longer than a week. A test compares it with the columns there are. */
export const SEALED = [
  ["organizations", "secret_sealed"],
  ["users", "secret_sealed"],
  ["signing_keys", "private_key_sealed"],
  ["apps", "secret_sealed"],
  ["apps", "private_key_sealed"],
  ["grant_tokens", "tokens_sealed"],
  ["instances", "configuration_sealed"],
  ["webhook_endpoints", "keys_sealed"],
  ["xero_webhooks", "key_sealed"],
  ["trails", "key_sealed"],
] as const;

const COUNT_BY_KEY = {
  text: `select id, sum(count)::int count from (${SEALED.map(
    ([table, column]) =>
      `select ${keyIdSql(column)} id, count(*) count from ${table} where octet_length(${column}) > 2 group by 1`,
  ).join(" union all ")}) found group by id order by id`,
  query_timeout: 10_000,
};

/** Whether the configured keys open what is stored, and which of them are still needed. */
export async function checkEncryption(): Promise<Finding> {
  const known = encryptionKeyIds();
  const { rows } = await pool().query<{ id: string; count: number }>(COUNT_BY_KEY);
  const lost = rows.filter(({ id }) => !known.includes(id));
  if (lost.length > 0) return failed(`${lost.map(unreadable).join(" ")} Put the key back.`, withKeys(known, lost));
  if (!(await opensOwnKey()))
    return failed(
      `A key of ENCRYPTION_KEYS has another value than the one of its name that encrypted what is stored. Put the right one back.`,
      withKeys(known, []),
    );
  const older = rows.filter(({ id }) => id !== known[0]);
  const needed = older.map(({ id, count }) => ` Key ${id} is still needed for ${records(count)}.`).join("");
  return ok(`Key ${known[0]} encrypts, and everything stored can be read.${needed}`);
}

const records = (count: number) => (count === 1 ? "1 record" : `${count} records`);

const unreadable = ({ id, count }: { id: string; count: number }) =>
  `ENCRYPTION_KEYS has no key ${id}, with which ${records(count)} ${count === 1 ? "is" : "are"} encrypted.`;

/** Names of keys only: their values are the operator's. */
function withKeys(known: string[], lost: { id: string }[]): Change {
  return { line: `ENCRYPTION_KEYS=${[...known, ...lost.map(({ id }) => id)].map((id) => `${id}:...`).join(",")}` };
}

/** Tries it with the installation's signing key, which every installation has once it was started. */
async function opensOwnKey(): Promise<boolean> {
  const row = await signingKeyInUse();
  try {
    if (row) decryptSigningKey(row);
    return true;
  } catch (error) {
    if (error instanceof DecryptionError) return false;
    throw error;
  }
}
