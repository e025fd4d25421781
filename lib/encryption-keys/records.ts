import { pool } from "@/lib/db";
import { keyIdSql, type RecordIdentity } from "@/lib/encryption";
import { LONG } from "@/lib/repeating-pool";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";

/** A stored record; `key` is its primary key as text. */
export type SealedRecord = { key: string; sealed: Buffer; identity: RecordIdentity };

/** How many records of a column are encrypted with a key. */
export type KeyCount = { column: SealedColumn; id: string; count: number };

type Row = { key: string; sealed: Buffer } & Record<"table" | "row" | "organization", string>;

/** `where` is SQL on the row `t`. */
function selectRecords(column: SealedColumn, where: string, limit: number): string {
  const { name, key, table, row, organization, only } = column;
  return `select t.${key}::text key, t.${column.column} sealed, ${table} "table", (${row})::text "row", (${organization})::text organization
    from ${name} t where ${only} and ${where} order by t.${key} limit ${limit}`;
}

const toRecord = ({ key, sealed, ...identity }: Row): SealedRecord => ({ key, sealed, identity });

/** The next records, after a primary key, that this key does not encrypt; also what is no sealed text any more. */
export async function recordsNotUnder(
  id: string,
  { column, after, limit }: { column: SealedColumn; after: string | null; limit: number },
): Promise<SealedRecord[]> {
  const isLater = after === null ? "true" : `t.${column.key} > $2::${column.type}`;
  const isOther = `t.${column.column} is not null and ${keyIdSql(`t.${column.column}`)} is distinct from $1`;
  const text = selectRecords(column, `${isOther} and ${isLater}`, limit);
  const values = after === null ? [id] : [id, after];
  return (await pool().query<Row>({ ...LONG, text, values })).rows.map(toRecord);
}

/** Some records of a column that a key encrypts. */
export async function sampleUnder(id: string, column: SealedColumn, limit: number): Promise<SealedRecord[]> {
  const text = selectRecords(column, `${keyIdSql(`t.${column.column}`)} = $1`, limit);
  return (await pool().query<Row>({ ...LONG, text, values: [id] })).rows.map(toRecord);
}

/** Reads every record. Columns that the database does not have yet are left out: it may be of an older version. */
export async function countByKey(): Promise<KeyCount[]> {
  const counts: KeyCount[] = [];
  for (const column of SEALED_COLUMNS) {
    const keyId = keyIdSql(`t.${column.column}`);
    const text = `select ${keyId} id, count(*)::int count from ${column.name} t where ${column.only} and ${keyId} is not null group by 1`;
    const { rows } = await pool()
      .query<{ id: string; count: number }>({ ...LONG, text })
      .catch(noneYet);
    counts.push(...rows.map(({ id, count }) => ({ column, id, count })));
  }
  return counts;
}

/** Of all columns together, by id. */
export function totalByKey(counts: readonly KeyCount[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { id, count } of counts) totals.set(id, (totals.get(id) ?? 0) + count);
  return totals;
}

/** SQLSTATE of a table and of a column that are not there. */
const NOT_THERE = new Set(["42P01", "42703"]);

function noneYet(error: unknown): { rows: [] } {
  if (error instanceof Error && "code" in error && NOT_THERE.has(String(error.code))) return { rows: [] };
  throw error;
}
