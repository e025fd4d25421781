import type { PoolClient } from "pg";
import { pool } from "@/lib/db";
import { type ChainedLine, decryptChainKey, LINE_COLUMNS, redactionHash } from "./chain";

const BATCH = 500;

/** A pattern of PostgreSQL for what names a person, and what is to stand in its place. */
export type Redaction = { pattern: string; pseudonym: string };

/** Rows in which a person is named, as somebody who acted or in what is told. */
const NAMED = `(actor ~* $2 or data::text ~* $2)`;

/** The columns as they are to be. Where the call came from goes with whom it tells of. */
const REPLACED = `id, organization_id, instance_id, user_id, type, created_at, line, seal,
  regexp_replace(actor, $2, $3, 'gi') actor,
  case when actor is null or actor ~* $2 then null else address end address,
  regexp_replace(data::text, $2, $3, 'gi')::jsonb data`;

type Line = ChainedLine & { line: number; seal: Buffer };

/**
 * Takes a person out of the entries of an organization's log that are in its chain, and marks each with the log's key, so that the
 * verification can tell this from an alteration. Hashes stay. Returns how many. Throws DecryptionError.
 */
export async function redactEntries(organizationId: string, redaction: Redaction): Promise<number> {
  let all = 0;
  for (let count = BATCH; count === BATCH; all += count) count = await redactBatch(organizationId, redaction);
  return all;
}

/** Whether a person is named in an entry, in the chain or not yet. */
export async function isNamedInLog(pattern: string): Promise<boolean> {
  const { rowCount } = await pool().query("select from events where actor ~* $1 or data::text ~* $1 limit 1", [
    pattern,
  ]);
  return rowCount === 1;
}

/** The organizations whose logs name a person. */
export async function logsThatName(pattern: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    "select distinct organization_id id from events where actor ~* $1 or data::text ~* $1",
    [pattern],
  );
  return rows.map(({ id }) => id);
}

async function redactBatch(organizationId: string, { pattern, pseudonym }: Redaction): Promise<number> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    const key = await readKey(client, organizationId);
    const { rows } = await client.query<Line>(
      `select line, seal, ${LINE_COLUMNS} from (select ${REPLACED} from events
        where organization_id = $1 and line is not null and ${NAMED} order by line limit ${BATCH} for update) events`,
      [organizationId, pattern, pseudonym],
    );
    for (const { line, seal, ...entry } of rows)
      await client.query("update events set actor = $2, address = $3, data = $4::jsonb, redaction = $5 where id = $1", [
        entry.id,
        entry.actor,
        entry.address,
        entry.data,
        redactionHash(key, seal, line, entry),
      ]);
    await client.query("commit");
    client.release();
    return rows.length;
  } catch (error) {
    // Closing the connection rolls back.
    client.release(true);
    throw error;
  }
}

async function readKey(client: PoolClient, organizationId: string): Promise<Buffer> {
  const { rows } = await client.query<{ sealed: Buffer }>(
    "select key_sealed sealed from trails where organization_id = $1",
    [organizationId],
  );
  if (!rows[0])
    throw new Error(`The audit log of organization ${organizationId} has no key: run npm run verify:audit-log.`);
  return decryptChainKey(rows[0].sealed, organizationId);
}
