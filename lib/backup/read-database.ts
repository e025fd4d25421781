import type pg from "pg";
import { CHANGED_COLUMNS, KEPT_ROWS, LEFT_OUT_TABLES } from "./contents";
import type { AppliedMigration, BackupRecord, Head, NeededKey } from "./records";
import { listTables, readSequences, type Table } from "./tables";

/** Rows in memory at a time. */
const FETCHED = 200;

/** Everything that is backed up of a database, as one snapshot has it, in bounded memory. */
export async function* readDatabase(client: pg.Client): AsyncGenerator<BackupRecord> {
  await client.query("begin isolation level repeatable read, read only");
  await client.query("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0");
  yield { kind: "head", head: await readHead(client) };
  const rows: Record<string, number> = {};
  for (const table of await listTables(client)) {
    if (LEFT_OUT_TABLES.has(table.name)) continue;
    yield { kind: "table", ...table };
    rows[table.name] = 0;
    for await (const json of readRows(client, table)) {
      yield { kind: "row", json };
      rows[table.name]! += 1;
    }
  }
  // Sequences are in no snapshot, and never behind it.
  yield { kind: "end", end: { rows, sequences: await readSequences(client) } };
  await client.query("commit");
}

async function readHead(client: pg.Client): Promise<Head> {
  const { rows: times } = await client.query<{ now: Date }>("select now()");
  const { rows: migrations } = await client.query<AppliedMigration>(
    `select migration_name name, checksum from "_prisma_migrations"
      where finished_at is not null and rolled_back_at is null order by 1`,
  );
  const { rows: keys } = await client.query<NeededKey>(
    `select id, encode(check_value, 'hex') "checkValue" from encryption_keys where retired_at is null order by id`,
  );
  return { at: times[0]!.now.toISOString(), migrations, keys };
}

async function* readRows(client: pg.Client, { name, columns }: Table): AsyncGenerator<string> {
  const changed = CHANGED_COLUMNS[name] ?? {};
  const picked = columns.map((column) => `${changed[column] ?? `t.${quote(column)}`} as ${quote(column)}`).join(", ");
  const where = KEPT_ROWS[name] ?? "true";
  await client.query(
    `declare rows no scroll cursor for
      select row_to_json(r)::text json from (select ${picked} from ${quote(name)} t where ${where}) r`,
  );
  for (;;) {
    const { rows } = await client.query<{ json: string }>(`fetch ${FETCHED} from rows`);
    if (rows.length === 0) break;
    for (const { json } of rows) yield json;
  }
  await client.query("close rows");

  function quote(identifier: string): string {
    return client.escapeIdentifier(identifier);
  }
}
