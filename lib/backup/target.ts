import type pg from "pg";
import { listTables } from "./tables";

/** Throws a sentence unless the database is empty, or is Gangway's own and may be replaced; then it is emptied in the transaction. */
export async function prepareTarget(client: pg.Client, isReplacing: boolean): Promise<void> {
  const names = (await listTables(client)).map(({ name }) => name);
  if (names.length === 0) return;
  if (!names.includes("_prisma_migrations") || !names.includes("organizations"))
    throw new Error("The database of DATABASE_URL has tables that are not Gangway's: restore into a new one.");
  if (!isReplacing) throw new Error(await notEmpty(client));
  await requireAlone(client);
  await dropAll(client);
}

async function notEmpty(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ instances: number }>("select count(*)::float8 instances from instances");
  return `The database of DATABASE_URL is not empty: it has ${rows[0]!.instances} instances. Restore into a new one, or lose all that is in it with --replace.`;
}

/** Throws a sentence while anything else is connected to the database. */
export async function requireAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  if (rows[0]!.count > 0)
    throw new Error(
      `${rows[0]!.count} other connections to this database are open: stop every server first, and what else uses it.`,
    );
}

const OF_SCHEMA = (catalog: string, name: string) =>
  `from ${catalog} o where ${name}namespace = current_schema()::regnamespace
    and not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = o.oid and d.deptype = 'e')`;

/** What migrations make, in an order in which each can be dropped. Rights on the schema stay. */
const DROPS = `select format('drop view if exists %s cascade', o.oid::regclass) sql ${OF_SCHEMA("pg_class", "rel")} and relkind = 'v'
  union all select format('drop table if exists %s cascade', o.oid::regclass) ${OF_SCHEMA("pg_class", "rel")} and relkind in ('r', 'p')
  union all select format('drop function if exists %s cascade', o.oid::regprocedure) ${OF_SCHEMA("pg_proc", "pro")}
  union all select format('drop type if exists %s cascade', o.oid::regtype) ${OF_SCHEMA("pg_type", "typ")} and typtype = 'e'`;

async function dropAll(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(DROPS);
  for (const { sql } of rows) await client.query(sql);
}
