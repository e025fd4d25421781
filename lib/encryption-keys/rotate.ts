import { pool } from "@/lib/db";
import { DecryptionError, encryptionKeyIds, rewrapHead } from "@/lib/encryption";
import { LONG } from "@/lib/repeating-pool";
import { recordsNotUnder, type SealedRecord } from "./records";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";

const BATCH = 1_000;
/** What was being written, or copied from an older record, while a pass went by is left to the next one. */
const MAX_PASSES = 5;

/** What became of a batch: how many records are under the first key now, and those that can't be opened. */
export type RotatedBatch = { column: SealedColumn; pass: number; rewrapped: number; unreadable: DecryptionError[] };

/**
 * Wraps the data key of every record with the first key of ENCRYPTION_KEYS, while servers go on: whoever changes a record meanwhile wins.
 * Begun anew it goes on with what is left. What cannot be opened stays as it is, and is in a batch of every pass.
 */
export async function* rotateKeys(): AsyncGenerator<RotatedBatch> {
  for (let pass = 1; pass <= MAX_PASSES; pass++) {
    let rewrapped = 0;
    for (const column of SEALED_COLUMNS)
      for await (const batch of rotateColumn(column)) {
        rewrapped += batch.rewrapped;
        yield { ...batch, column, pass };
      }
    if (rewrapped === 0) return;
  }
}

async function* rotateColumn(column: SealedColumn) {
  const [firstId] = encryptionKeyIds();
  const read = (after: string | null) => recordsNotUnder(firstId!, { column, after, limit: BATCH });
  let reading = read(null);
  for (;;) {
    const records = await reading;
    if (records.length === 0) return;
    // The next batch is read while this one is rewrapped and saved. When saving fails nobody waits for it.
    reading = read(records.at(-1)!.key);
    reading.catch(() => undefined);
    const { changes, unreadable } = rewrapAll(records);
    yield { rewrapped: await save(column, changes), unreadable };
  }
}

/** Heads of `rewrapHead`. */
type ChangedRecord = { key: string; before: Buffer; after: Buffer };

function rewrapAll(records: SealedRecord[]) {
  const changes: ChangedRecord[] = [];
  const unreadable: DecryptionError[] = [];
  for (const { key, sealed, identity } of records)
    try {
      changes.push({ key, ...rewrapHead(sealed, identity) });
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      unreadable.push(error);
    }
  return { changes, unreadable };
}

/**
 * Stores the heads of what is still as it was read. A row that somebody else has locked is skipped: this never waits for another transaction, so none
 * of them can wait for it in a circle.
 */
async function save({ name, column, key, type }: SealedColumn, changes: ChangedRecord[]): Promise<number> {
  const text = `with s as (select * from unnest($1::${type}[], $2::bytea[], $3::bytea[]) s(key, before, after)
    ), mine as materialized (
      select s.* from ${name} t join s on s.key = t.${key}
      where substring(t.${column} for octet_length(s.before)) = s.before for update of t skip locked
    )
    update ${name} t set ${column} = mine.after || substring(t.${column} from octet_length(mine.before) + 1)
    from mine where t.${key} = mine.key`;
  const list = (part: keyof ChangedRecord) => changes.map((change) => change[part]);
  const { rowCount } = await pool().query({ ...LONG, text, values: [list("key"), list("before"), list("after")] });
  return rowCount ?? 0;
}
