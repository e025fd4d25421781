import { pool } from "@/lib/db";
import { verifyLog } from "./verify";
import type { IntegrityViolation } from "./view";

const SAID: Record<IntegrityViolation["what"], string> = {
  changed: "was changed, moved or put in",
  missing: "is missing",
  dated_back: "was written later than it says",
  end: "is where the trail's end was cut off or put on",
  key: "cannot be read: no encryption key opens the trail's own",
};

/**
 * Checks the trails of all organizations, one after the other. `ends` are what an earlier check printed, each
 * `organization:lines:seal`: a line that was the last one then has to carry that seal still, which finds an end that was cut
 * off and put back as it was in an old copy.
 */
export async function* verifyAllLogs(ends: string[]): AsyncGenerator<{ isGood: boolean; said: string }> {
  const { rows } = await pool().query<{ id: string }>("select id from organizations order by id");
  for (const { id } of rows) yield await checkOne(id);
  for (const end of ends) yield await compareEnd(end);
}

async function checkOne(id: string) {
  const { lines, end, good, goodUntil, broken } = await verifyLog(id);
  if (broken) {
    const at = broken.at ? `, of ${broken.at},` : "";
    return {
      isGood: false,
      said: `BROKEN ${id}: line ${broken.line}${at} ${SAID[broken.what]}; ${good} before it are good`,
    };
  }
  if (lines === 0) return { isGood: true, said: `ok     ${id}: nothing is sealed yet` };
  return { isGood: true, said: `ok     ${id}: ${lines} lines until ${goodUntil}, end ${end}` };
}

async function compareEnd(end: string) {
  const [, id, line, seal] = /^([0-9a-f-]{36}):(\d{1,9}):([0-9a-f]{64})$/.exec(end) ?? [];
  if (!id) return { isGood: false, said: `BROKEN ${end} is not ORGANIZATION:LINES:SEAL` };
  const { rows } = await pool().query<{ seal: string }>(
    "select encode(seal, 'hex') seal from events where organization_id = $1 and line = $2",
    [id, Number(line)],
  );
  return rows[0]?.seal === seal
    ? { isGood: true, said: `ok     ${id}: line ${line} is the one that was noted` }
    : { isGood: false, said: `BROKEN ${id}: line ${line} is not the one that was noted` };
}
