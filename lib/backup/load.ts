import type pg from "pg";
import type { BackupRecord } from "./records";
import { countRows, listTables } from "./tables";

const MAX_ROWS = 500;
const MAX_CHARACTERS = 1024 * 1024;

/** Loads rows into their tables in bounded memory. Triggers and foreign keys have to be off. */
export async function loadRows(client: pg.Client, records: AsyncIterable<BackupRecord>): Promise<void> {
  let insert = "";
  let rows: string[] = [];
  let length = 0;
  const flush = async () => {
    if (rows.length > 0) await client.query(insert, [`[${rows.join(",")}]`]);
    rows = [];
    length = 0;
  };
  for await (const record of records) {
    if (record.kind !== "row") await flush();
    if (record.kind === "table") insert = insertOf(client, record);
    if (record.kind !== "row") continue;
    rows.push(record.json);
    length += record.json.length;
    if (rows.length >= MAX_ROWS || length >= MAX_CHARACTERS) await flush();
  }
  await flush();
}

function insertOf(client: pg.Client, { name, columns }: { name: string; columns: string[] }): string {
  const table = client.escapeIdentifier(name);
  const list = columns.map((column) => client.escapeIdentifier(column)).join(", ");
  return `insert into ${table} (${list}) overriding system value select ${list} from json_populate_recordset(null::${table}, $1::json)`;
}

/** Throws when a table does not have as many rows as the backup says. */
export async function requireCounts(client: pg.Client, expected: Record<string, number>): Promise<void> {
  for (const [table, count] of Object.entries(expected)) {
    const loaded = await countRows(client, table);
    if (loaded !== count) throw new Error(`${table} has ${loaded} rows in place of ${count}: nothing was restored.`);
  }
}

type ForeignKey = { table: string; name: string; definition: string };

/**
 * Runs `work` without triggers and foreign keys. Triggers would count again what columns have counted, and make deliveries of what was
 * delivered; instances and links refer to each other, so no order of tables would do. Foreign keys are made again, which checks every row.
 */
export async function withoutTriggers(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<ForeignKey>(
    `select conrelid::regclass::text "table", quote_ident(conname) "name", pg_get_constraintdef(oid) definition
      from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
  );
  const tables = await listTables(client);
  const setTriggers = async (state: "disable" | "enable") => {
    for (const { name } of tables)
      await client.query(`alter table ${client.escapeIdentifier(name)} ${state} trigger user`);
  };
  await setTriggers("disable");
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  await work();
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  await setTriggers("enable");
}
