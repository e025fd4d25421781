import { pool } from "@/lib/db";
import { verifyLog } from "./verify";
import type { IntegrityViolation } from "./view";

const DESCRIPTIONS: Record<IntegrityViolation["what"], string> = {
  changed: "was altered, moved or inserted",
  missing: "is missing",
  dated_back: "was written much later than its date",
  end: "is where entries at the end were removed or added",
  key: "can't be verified: no encryption key decrypts the log's key",
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

async function verifyOne(id: string) {
  const { lines, end, good, goodUntil, broken } = await verifyLog(id);
  if (broken) {
    const at = broken.at ? `, of ${broken.at},` : "";
    return {
      isGood: false,
      message: `BROKEN ${id}: entry ${broken.line}${at} ${DESCRIPTIONS[broken.what]}; verified before it: ${good}`,
    };
  }
  if (lines === 0) return { isGood: true, message: `ok     ${id}: nothing to verify yet` };
  return { isGood: true, message: `ok     ${id}: ${lines} entries up to ${goodUntil}, end ${end}` };
}

async function compareEnd(end: string) {
  const [, id, line, seal] = /^([0-9a-f-]{36}):(\d{1,9}):([0-9a-f]{64})$/.exec(end) ?? [];
  if (!id) return { isGood: false, message: `BROKEN ${end} is not ORGANIZATION:ENTRIES:HASH` };
  const { rows } = await pool().query<{ seal: string }>(
    "select encode(seal, 'hex') seal from events where organization_id = $1 and line = $2",
    [id, Number(line)],
  );
  return rows[0]?.seal === seal
    ? { isGood: true, message: `ok     ${id}: entry ${line} matches the given end` }
    : { isGood: false, message: `BROKEN ${id}: entry ${line} does not match the given end` };
}
