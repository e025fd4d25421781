import type pg from "pg";

export type Table = { name: string; columns: string[] };

/** The tables of the schema with the columns that can be written: generated ones follow from others. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname name, array_agg(a.attname::text order by a.attnum) columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      group by c.relname order by c.relname`,
  );
  return rows;
}

/** The last values of the schema's sequences, by name. */
export async function readSequences(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; value: number }>(
    `select sequencename name, coalesce(last_value, 0)::float8 value from pg_sequences where schemaname = current_schema()`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

export async function countRows(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::float8 count from ${client.escapeIdentifier(table)}`,
  );
  return rows[0]!.count;
}
