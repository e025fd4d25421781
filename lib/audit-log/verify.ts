import { pool } from "@/lib/db";
import { DecryptionError } from "@/lib/encryption";
import { BEGINNING, LINE_COLUMNS, decryptChainKey, endHash, chainHash, type ChainedLine } from "./chain";
import type { IntegrityViolation, VerificationResult } from "./view";

const BATCH = 1_000;
/** A line is numbered seconds after its transaction began; clocks may be off a little besides. */
const MAX_LATE_MS = 60 * 60_000;

type End = { keySealed: Buffer; lines: number; lastSeal: Buffer; endSeal: Buffer };
type Sealed = ChainedLine & { line: number; seal: Buffer };
/** The last verified entry. `newest` is the latest time of any entry so far. */
type Place = { line: number; seal: Buffer; at: string | null; newest: number };

type Progress = (read: number, of: number) => void;

/** Verifies an organization's entries in batches, up to the first that was altered, moved, inserted or removed. */
export async function verifyLog(organizationId: string, progress: Progress = () => {}): Promise<VerificationResult> {
  const { end, lastLine } = await readEnd(organizationId);
  const place: Place = { line: 0, seal: BEGINNING, at: null, newest: 0 };
  const broken = end
    ? await findViolation({ organizationId, end, lastLine }, place, progress)
    : lastLine > 0 && { line: 0, what: "end" as const, at: null };
  return {
    lines: end?.lines ?? 0,
    end: end && end.lines > 0 ? `${organizationId}:${end.lines}:${end.lastSeal.toString("hex")}` : null,
    good: place.line,
    goodUntil: place.at,
    broken: broken || null,
  };
}

/** The end of the log and the highest entry number, read in one snapshot. Null before the first entry. */
async function readEnd(organizationId: string): Promise<{ end: End | null; lastLine: number }> {
  const { rows } = await pool().query<End & { isThere: boolean; lastLine: number | null }>(
    `select t.organization_id is not null "isThere", t.key_sealed "keySealed", t.lines, t.last_seal "lastSeal",
        t.end_seal "endSeal", (select max(line) from events where organization_id = $1) "lastLine"
      from (select) one left join trails t on t.organization_id = $1`,
    [organizationId],
  );
  const { isThere, lastLine, ...end } = rows[0]!;
  return { end: isThere ? end : null, lastLine: lastLine ?? 0 };
}

type Trail = { organizationId: string; end: End; lastLine: number };

async function findViolation(trail: Trail, place: Place, progress: Progress): Promise<IntegrityViolation | null> {
  const { organizationId, end, lastLine } = trail;
  const key = decryptKey(end, organizationId);
  if (typeof key === "string") return { line: 0, what: key, at: null };
  while (place.line < end.lines) {
    const batch = await readLines(organizationId, place.line, end.lines);
    if (batch.length === 0) return { line: place.line + 1, what: "missing", at: null };
    const broken = verifyBatch(place, batch, key);
    if (broken) return broken;
    progress(place.line, end.lines);
  }
  const isEnd = place.seal.equals(end.lastSeal) && lastLine === end.lines;
  const isRight = isEnd && endHash(key, organizationId, end.lines, end.lastSeal).equals(end.endSeal);
  return isRight ? null : { line: place.line + 1, what: "end", at: null };
}

function decryptKey({ keySealed }: End, organizationId: string): Buffer | "key" | "key_missing" {
  try {
    return decryptChainKey(keySealed, organizationId);
  } catch (error) {
    if (error instanceof DecryptionError) return error.isKeyMissing ? "key_missing" : "key";
    throw error;
  }
}

async function readLines(organizationId: string, after: number, last: number): Promise<Sealed[]> {
  const { rows } = await pool().query<Sealed>(
    `select line, seal, ${LINE_COLUMNS} from events where organization_id = $1 and line > $2 and line <= $3 order by line`,
    [organizationId, after, Math.min(last, after + BATCH)],
  );
  return rows;
}

function verifyBatch(place: Place, batch: Sealed[], key: Buffer): IntegrityViolation | null {
  for (const { line, seal, ...content } of batch) {
    const expected = place.line + 1;
    if (line !== expected) return { line: expected, what: "missing", at: null };
    if (!chainHash(key, place.seal, line, content).equals(seal)) return { line, what: "changed", at: content.at };
    const time = Date.parse(content.at);
    if (time < place.newest - MAX_LATE_MS) return { line, what: "dated_back", at: content.at };
    Object.assign(place, { line, seal, at: content.at, newest: Math.max(place.newest, time) });
  }
  return null;
}
