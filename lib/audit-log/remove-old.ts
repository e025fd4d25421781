import { pool, transaction } from "@/lib/db";
import { deleteInBatches } from "@/lib/delete-in-batches";
import { DecryptionError } from "@/lib/encryption";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { type Begin, decryptChainKey, isBeginIntact, placeHash } from "./chain";
import { bySystem, recordEvent } from "./record";
import { beginOf, verifyUntil } from "./verify-entries";

const MAX_LOGS = 100;
/** Verified and removed of one log at a time. */
const MAX_ENTRIES = 20_000;

/**
 * Removes entries that are older than KEEP_AUDIT_LOG_DAYS from the beginning of each log, about once a day. First the beginning is moved,
 * hashed with the log's key, in one transaction with an event that says so; then what stands before it is deleted in batches. What does not
 * verify is not removed: it may be needed to find out what happened.
 */
export async function removeOldEntries(): Promise<void> {
  const { KEEP_AUDIT_LOG_DAYS: days } = env();
  if (days !== null) for (const id of await listOldLogs(days)) await moveBeginning(id, days);
  await deleteInBatches("events", {
    where: `line <= (select removed_lines from trails t where t.organization_id = events.organization_id)
      and organization_id = any(array(select t.organization_id from trails t where exists (
        select from events e where e.organization_id = t.organization_id and e.line <= t.removed_lines)))`,
  });
}

async function listOldLogs(days: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `select t.organization_id id from trails t
        join events e on e.organization_id = t.organization_id and e.line = t.removed_lines + 1
      where t.lines > t.removed_lines + 1 and e.created_at < now() - make_interval(days => $1 + 1) limit ${MAX_LOGS}`,
    [days],
  );
  return rows.map(({ id }) => id);
}

type Found = Begin & { keySealed: Buffer; cutoff: Date; last: number; seal: Buffer };

/** The last entry stays, whatever its age: the log's end is compared with it. */
const LAST_OLD = `select t.key_sealed "keySealed", t.removed_lines "removedLines", t.removed_seal "removedSeal", t.begin_seal "beginSeal",
    cutoff.moment cutoff, e.line last, e.seal
  from trails t cross join (select now() - make_interval(days => $2) as moment) cutoff
    cross join lateral (select coalesce((select line from events e where e.organization_id = $1 and e.line > t.removed_lines
      and e.created_at >= cutoff.moment order by e.line limit 1), t.lines) line) young
    join events e on e.organization_id = $1 and e.line = least(young.line - 1, t.lines - 1, t.removed_lines + ${MAX_ENTRIES})
  where t.organization_id = $1 and e.line > t.removed_lines`;

async function moveBeginning(organizationId: string, days: number): Promise<void> {
  const { rows } = await pool().query<Found>(LAST_OLD, [organizationId, days]);
  const found = rows[0];
  if (!found) return;
  try {
    const key = decryptChainKey(found.keySealed, organizationId);
    if (await isIntact(organizationId, key, found)) return await saveBeginning(organizationId, key, found);
    log.error({ organization: organizationId }, "old entries of an audit log stay, because they don't verify");
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    log.error({ organization: organizationId }, "old entries of an audit log stay, because its key can't be decrypted");
  }
}

async function isIntact(organizationId: string, key: Buffer, found: Found): Promise<boolean> {
  if (!isBeginIntact(key, organizationId, found)) return false;
  return (await verifyUntil({ organizationId, key, last: found.last }, beginOf(found))) === null;
}

async function saveBeginning(organizationId: string, key: Buffer, found: Found): Promise<void> {
  const { removedLines, last, seal, cutoff } = found;
  const beginSeal = placeHash(key, "begin", organizationId, { lines: last, seal });
  await transaction(async (tx) => {
    const moved = await tx.$executeRaw`
      update trails set removed_lines = ${last}, removed_seal = ${seal}, begin_seal = ${beginSeal}
      where organization_id = ${organizationId}::uuid and removed_lines = ${removedLines}`;
    if (moved === 0) return;
    const data = {
      entries: last - removedLines,
      entry: last,
      hash: seal.toString("hex"),
      before: cutoff.toISOString(),
    };
    await recordEvent(tx, bySystem(organizationId), { type: "organization.audit_log_shortened", data });
  });
}
