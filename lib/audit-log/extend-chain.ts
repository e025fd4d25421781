import type { PoolClient } from "pg";
import { pool } from "@/lib/db";
import { DecryptionError } from "@/lib/encryption";
import { log } from "@/lib/log";
import {
  BEGINNING,
  type ChainedLine,
  chainHash,
  decryptChainKey,
  encryptChainKey,
  LINE_COLUMNS,
  newChainKey,
  placeHash,
} from "./chain";

const BATCH = 1_000;
const MAX_LOGS = 100;

/**
 * Adds new events to their organization's hash chain, in whichever replica comes first. Returns how many. Lines are numbered as they
 * are found, not by id: a slow transaction's get later numbers, so there is no gap to wait for, and recording takes no lock.
 */
export async function extendChains(): Promise<number> {
  const { rows } = await pool().query<{ id: string }>(
    `select distinct organization_id id from events where line is null limit ${MAX_LOGS}`,
  );
  let all = 0;
  for (const { id } of rows) {
    all += await extendAll(id).catch((error: Error) => {
      // Anything else, such as a database that is away or a full disk, says nothing about the log.
      if (!(error instanceof BrokenChainError || error instanceof DecryptionError)) throw error;
      const message = isKeyMissing(error) ? KEY_MISSING : BROKEN;
      log.error({ organization: id, error: error.name }, message);
      return 0;
    });
  }
  return all;
}

const BROKEN = "an audit log can't be extended: npm run verify:audit-log shows where it is broken";
const KEY_MISSING = "an audit log can't be extended: ENCRYPTION_KEYS lacks the key that encrypts its own key";

const isKeyMissing = (error: Error) => error instanceof DecryptionError && error.isKeyMissing;

async function extendAll(organizationId: string): Promise<number> {
  await startChain(organizationId);
  let all = 0;
  for (let sealed = BATCH; sealed === BATCH; all += sealed) sealed = await extendBatch(organizationId);
  return all;
}

/** Not where lines are chained already: a log whose end was deleted must not start again unnoticed. */
async function startChain(organizationId: string): Promise<void> {
  const key = newChainKey();
  await pool().query(
    `insert into trails (organization_id, key_sealed, last_seal, end_seal)
      select $1::uuid, $2, $3, $4
      where not exists (select from trails where organization_id = $1::uuid)
        and not exists (select from events where organization_id = $1::uuid and line is not null)
      on conflict do nothing`,
    [
      organizationId,
      encryptChainKey(key, organizationId),
      BEGINNING,
      placeHash(key, "end", organizationId, { lines: 0, seal: BEGINNING }),
    ],
  );
}

type TrailRow = { key_sealed: Buffer; lines: number; last_seal: Buffer; end_seal: Buffer };

async function extendBatch(organizationId: string): Promise<number> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    const sealed = await extendLocked(client, organizationId);
    await client.query("commit");
    client.release();
    return sealed;
  } catch (error) {
    // Closing the connection rolls back.
    client.release(true);
    throw error;
  }
}

async function extendLocked(client: PoolClient, organizationId: string): Promise<number> {
  const { rows: trails } = await client.query<TrailRow>(
    "select key_sealed, lines, last_seal, end_seal from trails where organization_id = $1 for update skip locked",
    [organizationId],
  );
  const trail = trails[0];
  if (!trail) return 0;
  const key = decryptChainKey(trail.key_sealed, organizationId);
  // Continuing from a changed end would hide the change.
  const end = { lines: trail.lines, seal: trail.last_seal };
  if (!placeHash(key, "end", organizationId, end).equals(trail.end_seal)) throw new BrokenChainError();
  const { rows } = await client.query<ChainedLine>(
    `select ${LINE_COLUMNS} from events where organization_id = $1 and line is null order by events.id limit ${BATCH}`,
    [organizationId],
  );
  let before = trail.last_seal;
  const seals = rows.map((content, at) => (before = chainHash(key, before, trail.lines + at + 1, content)));
  if (rows.length === 0) return 0;
  await client.query(
    `update events e set line = s.line, seal = s.seal
      from unnest($1::bigint[], $2::int[], $3::bytea[]) s(id, line, seal) where e.id = s.id`,
    [rows.map(({ id }) => id), rows.map((_, at) => trail.lines + at + 1), seals],
  );
  const lines = trail.lines + rows.length;
  // The key is encrypted again each time, so that it follows a rotation of encryption keys.
  await client.query(
    "update trails set lines = $2, last_seal = $3, end_seal = $4, key_sealed = $5 where organization_id = $1",
    [
      organizationId,
      lines,
      before,
      placeHash(key, "end", organizationId, { lines, seal: before }),
      encryptChainKey(key, organizationId),
    ],
  );
  return rows.length;
}

/** The log's end is not as it was left. Nothing is added any more; the verification names the place. */
class BrokenChainError extends Error {
  override readonly name = "BrokenChainError";
}
