import { pool } from "@/lib/db";
import { verifyLog } from "./verify";
import type { IntegrityViolation } from "./view";

const DESCRIPTIONS: Record<IntegrityViolation["what"], string> = {
  changed: "was altered, moved or inserted",
  missing: "is missing",
  dated_back: "was written much later than its date",
  begin: "is where older entries were removed, not by Gangway",
  end: "is where entries at the end were removed or added",
  key: "can't be verified: the log's key was changed",
  key_missing: "can't be verified: ENCRYPTION_KEYS lacks the key that encrypts the log's key",
};

/**
 * Verifies the logs of all organizations, one after the other. `ends` are from an earlier run, each `organization:entries:hash`:
 * that entry must still have that hash, which detects a log that was replaced by an older copy.
 */
export async function* verifyAllLogs(ends: string[]): AsyncGenerator<{ isGood: boolean; message: string }> {
  const { rows } = await pool().query<{ id: string }>("select id from organizations order by id");
  for (const { id } of rows) yield await verifyOne(id);
  for (const end of ends) yield await compareEnd(end);
}

const isOk = (message: string) => ({ isGood: true, message: `ok     ${message}` });
const isBroken = (message: string) => ({ isGood: false, message: `BROKEN ${message}` });

async function verifyOne(id: string) {
  const { lines, removed, end, good, goodUntil, broken } = await verifyLog(id);
  if (broken) {
    const entry = broken.at ? `${broken.line}, of ${broken.at},` : broken.line;
    return isBroken(`${id}: entry ${entry} ${DESCRIPTIONS[broken.what]}; verified before it: ${good}`);
  }
  const age = removed > 0 ? ` (the first ${removed} were removed because of their age)` : "";
  return isOk(
    lines === 0 ? `${id}: nothing to verify yet` : `${id}: ${lines} entries${age} up to ${goodUntil}, end ${end}`,
  );
}

async function compareEnd(end: string) {
  const [, id, line, seal] = /^([0-9a-f-]{36}):(\d{1,9}):([0-9a-f]{64})$/.exec(end) ?? [];
  if (!id) return isBroken(`${end} is not ORGANIZATION:ENTRIES:HASH`);
  const { rows } = await pool().query<{ seal: string | null; isRemoved: boolean }>(
    `select encode(case when removed_lines = $2 then removed_seal else e.seal end, 'hex') seal, removed_lines > $2 "isRemoved"
      from trails t left join events e on e.organization_id = t.organization_id and e.line = $2 where t.organization_id = $1`,
    [id, Number(line)],
  );
  if (rows[0]?.isRemoved)
    return isOk(`${id}: entry ${line} was removed because of its age, so its end can't be compared`);
  if (rows[0]?.seal !== seal) return isBroken(`${id}: entry ${line} does not match the given end`);
  return isOk(`${id}: entry ${line} matches the given end`);
}
