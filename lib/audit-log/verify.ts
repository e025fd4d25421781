import { pool } from "@/lib/db";
import { DecryptionError } from "@/lib/encryption";
import { type Begin, decryptChainKey, isBeginIntact, placeHash } from "./chain";
import { beginOf, type Place, type Progress, verifyUntil } from "./verify-entries";
import type { IntegrityViolation, VerificationResult } from "./view";

type End = Begin & { keySealed: Buffer; lines: number; lastSeal: Buffer; endSeal: Buffer };

/** Verifies an organization's entries in batches, up to the first that was altered, moved, inserted or removed. */
export async function verifyLog(organizationId: string, progress?: Progress): Promise<VerificationResult> {
  const { end, lastLine } = await readEnd(organizationId);
  if (!end) return { ...NOTHING, broken: lastLine > 0 ? { line: 0, what: "end", at: null } : null };
  const { lines, lastSeal, removedLines: removed } = end;
  const place = beginOf(end);
  const broken = await findViolation({ organizationId, end, lastLine }, place, progress);
  // What became too old was removed meanwhile: from its new beginning on.
  if (broken?.what === "missing" && (await readEnd(organizationId)).end?.removedLines !== removed)
    return verifyLog(organizationId, progress);
  return {
    lines,
    end: lines > 0 ? `${organizationId}:${lines}:${lastSeal.toString("hex")}` : null,
    removed,
    good: place.line - removed,
    goodUntil: place.at,
    broken,
  };
}

const NOTHING = { lines: 0, end: null, removed: 0, good: 0, goodUntil: null };

/** The end of the log and the highest entry number, read in one snapshot. Null before the first entry. */
async function readEnd(organizationId: string): Promise<{ end: End | null; lastLine: number }> {
  const { rows } = await pool().query<End & { isThere: boolean; lastLine: number | null }>(
    `select t.organization_id is not null "isThere", t.key_sealed "keySealed", t.lines, t.last_seal "lastSeal",
        t.end_seal "endSeal", t.removed_lines "removedLines", t.removed_seal "removedSeal", t.begin_seal "beginSeal",
        (select max(line) from events where organization_id = $1) "lastLine"
      from (select) one left join trails t on t.organization_id = $1`,
    [organizationId],
  );
  const { isThere, lastLine, ...end } = rows[0]!;
  return { end: isThere ? end : null, lastLine: lastLine ?? 0 };
}

type Trail = { organizationId: string; end: End; lastLine: number };

async function findViolation(trail: Trail, place: Place, progress?: Progress): Promise<IntegrityViolation | null> {
  const { organizationId, end, lastLine } = trail;
  const key = decryptKey(end, organizationId);
  if (typeof key === "string") return { line: 0, what: key, at: null };
  if (!isBeginIntact(key, organizationId, end)) return { line: end.removedLines, what: "begin", at: null };
  const broken = await verifyUntil({ organizationId, key, last: end.lines }, place, progress);
  if (broken) return broken;
  const isEnd = place.seal.equals(end.lastSeal) && lastLine === end.lines;
  const { lines, lastSeal: seal } = end;
  const isRight = isEnd && placeHash(key, "end", organizationId, { lines, seal }).equals(end.endSeal);
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
