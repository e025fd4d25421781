import { pool } from "@/lib/db";
import { BEGINNING, type Begin, chainHash, type ChainedLine, LINE_COLUMNS, redactionHash } from "./chain";
import type { IntegrityViolation } from "./view";

const BATCH = 1_000;
/** A line is numbered seconds after its transaction began; clocks may be off a little besides. */
const MAX_LATE_MS = 60 * 60_000;

type Sealed = ChainedLine & { line: number; seal: Buffer; redaction: Buffer | null };
/** The last verified entry. `newest` is the latest time of any entry so far. */
export type Place = { line: number; seal: Buffer; at: string | null; newest: number };

export type Progress = (read: number, of: number) => void;

/** The place before the first entry that is kept. */
export function beginOf({ removedLines, removedSeal }: Begin): Place {
  return { line: removedLines, seal: removedSeal ?? BEGINNING, at: null, newest: 0 };
}

type Range = { organizationId: string; key: Buffer; last: number };

/** Verifies the entries after a place up to the last, and moves the place along. */
export async function verifyUntil(
  { organizationId, key, last }: Range,
  place: Place,
  progress?: Progress,
): Promise<IntegrityViolation | null> {
  while (place.line < last) {
    const batch = await readLines(organizationId, place.line, last);
    if (batch.length === 0) return { line: place.line + 1, what: "missing", at: null };
    const broken = verifyBatch(place, batch, key);
    if (broken) return broken;
    progress?.(place.line, last);
  }
  return null;
}

async function readLines(organizationId: string, after: number, last: number): Promise<Sealed[]> {
  const { rows } = await pool().query<Sealed>(
    `select line, seal, redaction, ${LINE_COLUMNS} from events where organization_id = $1 and line > $2 and line <= $3 order by line`,
    [organizationId, after, Math.min(last, after + BATCH)],
  );
  return rows;
}

function verifyBatch(place: Place, batch: Sealed[], key: Buffer): IntegrityViolation | null {
  for (const { line, seal, redaction, ...content } of batch) {
    const expected = place.line + 1;
    if (line !== expected) return { line: expected, what: "missing", at: null };
    const isIntact = redaction
      ? redactionHash(key, seal, line, content).equals(redaction)
      : chainHash(key, place.seal, line, content).equals(seal);
    if (!isIntact) return { line, what: "changed", at: content.at };
    const time = Date.parse(content.at);
    if (time < place.newest - MAX_LATE_MS) return { line, what: "dated_back", at: content.at };
    Object.assign(place, { line, seal, at: content.at, newest: Math.max(place.newest, time) });
  }
  return null;
}
