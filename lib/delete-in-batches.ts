import { pool } from "./db";

const BATCH = 1_000;
/** The next minute goes on with what is left. */
const MAX_BATCHES = 50;

/** SQL on rows of a table, and its parameters. */
type Rows = { where: string; values?: unknown[] };

/** Deletes rows, each batch in a transaction of its own, so that no lock is held for long. Rows that are locked are left to the next time. */
export async function deleteInBatches(table: string, { where, values = [] }: Rows): Promise<void> {
  const text = `delete from ${table} where ctid = any(array(
    select ctid from ${table} where ${where} limit ${BATCH} for update skip locked))`;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const { rowCount } = await pool().query(text, values);
    if ((rowCount ?? 0) < BATCH) return;
  }
}
