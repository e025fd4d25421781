import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { extendChains } from "@/lib/audit-log/extend-chain";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import { isNamedInLog, logsThatName, redactEntries } from "@/lib/audit-log/redact";
import { pool, transaction } from "@/lib/db";
import { LONG } from "@/lib/repeating-pool";
import { deletePerson, findUser, onlyAdminOf, organizationsOf } from "./person-store";
import { listTables, namedSql, type Table } from "./tables";
import { patternOf } from "./words";

/** How many entries of audit logs were changed, and what stands in them now. */
export type Erased = { pseudonym: string; entries: number; wasUser: boolean };

/**
 * Takes a person out of the database: the user, what was only theirs, and their address and name wherever else they stand, where a random
 * pseudonym stands then. `also` are further names. Begun anew after it was cut off, it goes on with what is left. Throws one sentence where
 * the user is the only admin of an organization.
 */
export async function erasePerson(address: string, also: string[] = []): Promise<Erased> {
  const user = await findUser(address);
  const alone = user ? await onlyAdminOf(user.id) : [];
  if (alone.length > 0)
    throw new Error(`${address} is the only admin of ${alone.join(", ")}: make somebody else admin first.`);
  const pattern = patternOf([address, ...also, ...(user?.fullName ? [user.fullName] : [])]);
  const pseudonym = `erased-${randomBytes(4).toString("hex")}`;
  const concerned = new Set([...(await logsThatName(pattern)), ...(await organizationsOf(address))]);
  // Before the user goes, so that a run that is cut off still knows the name.
  let entries = await redactLogs(pattern, pseudonym);
  await transaction(async (tx) => {
    await deletePerson(tx, address);
    for (const id of concerned) await recordEvent(tx, bySystem(id), { type: "user.erased", data: { pseudonym } });
  });
  for (const table of await listTables()) if (table.name !== "events") await replaceIn(table, pattern, pseudonym);
  // What was recorded meanwhile.
  entries += await redactLogs(pattern, pseudonym);
  return { pseudonym, entries, wasUser: user !== null };
}

const MAX_WAITS = 100;

/** An entry joins its chain first, which another server may be doing: only there can it be marked. */
async function redactLogs(pattern: string, pseudonym: string): Promise<number> {
  let entries = 0;
  for (let waits = 0; await isNamedInLog(pattern); waits++) {
    if (waits === MAX_WAITS)
      throw new Error("An audit log can't be extended: run npm run verify:audit-log, then this again.");
    if (waits > 0) await sleep(100);
    await extendChains();
    for (const id of await logsThatName(pattern)) entries += await redactEntries(id, { pattern, pseudonym });
  }
  return entries;
}

async function replaceIn(table: Table, pattern: string, pseudonym: string): Promise<void> {
  if (table.texts.length === 0) return;
  const set = table.texts.map(({ name, type }) => {
    const replaced = `regexp_replace(t."${name}"::text, $1, $2, 'gi')`;
    return `"${name}" = case when t."${name}"::text ~* $1 then ${replaced}::${type} else t."${name}" end`;
  });
  const text = `update "${table.name}" t set ${set.join(", ")} where ${namedSql(table, "$1")}`;
  await pool().query({ ...LONG, text, values: [pattern, pseudonym] });
}
