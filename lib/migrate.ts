import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

/** The lock `prisma migrate` takes too, so that neither runs while the other does. */
const LOCK = 72707369;

const FOLDER = join(process.cwd(), "prisma", "migrations");

/**
 * Applies the migrations that the database does not have yet, each in a transaction, and notes them in Prisma's own table.
 * Several processes may call it at once. Returns the names of those it applied.
 */
export async function migrate(databaseUrl: string, folder = FOLDER): Promise<string[]> {
  return connected(databaseUrl, async (client) => {
    const known = await locked(client, () => readApplied(client));
    const missing = readMigrations(folder).filter((migration) => !isApplied(migration, known));
    const applied: string[] = [];
    for (const migration of missing) if (await applyBesideCalls(client, migration)) applied.push(migration.name);
    return applied;
  });
}

/** While a migration waits for a table, every call that needs that table waits behind it. */
const LOCK_TIMEOUT = "2s";
const MAX_ATTEMPTS = 30;
const MAX_PAUSE_MS = 1_000;
/** SQLSTATE of a deadlock, and of a lock that was not to be had in time. */
const CROWDED_OUT = new Set(["40P01", "55P03"]);

/** Applies a migration while other servers answer calls: given up for a moment and tried again when they need the same tables. */
async function applyBesideCalls(client: pg.Client, migration: Migration): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await locked(client, async () => {
        await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
        return applyOnce(client, migration);
      });
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as { code?: string };
      if (!CROWDED_OUT.has(code ?? "") || attempt === MAX_ATTEMPTS) throw error;
      await client.query("rollback");
      await sleep(MAX_PAUSE_MS * Math.random());
    }
  }
}

/** Keeps servers from migrating until the transaction ends: they wait. */
export async function lockMigrations(client: pg.Client): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
}

/** Applies the missing migrations among these, or all, within the caller's transaction, which holds the lock. */
export async function migrateWithin(client: pg.Client, names?: string[], folder = FOLDER): Promise<void> {
  await readApplied(client);
  for (const migration of readMigrations(folder))
    if (names?.includes(migration.name) ?? true) await applyOnce(client, migration);
}

/** The migrations of this build with the checksums of their SQL, by name. */
export function knownMigrations(folder = FOLDER): Map<string, string> {
  return new Map(readMigrations(folder).map(({ name, checksum }) => [name, checksum]));
}

async function connected<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** In a transaction that holds the lock: one of the session would be another's with a pooler that shares connections. */
async function locked<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  await lockMigrations(client);
  const result = await work();
  // No rollback when it fails: whoever called us does that, or closes the connection.
  await client.query("commit");
  return result;
}

async function readApplied(client: pg.Client): Promise<Map<string, Applied>> {
  await client.query(`
    create table if not exists "_prisma_migrations" (
      "id" varchar(36) primary key not null,
      "checksum" varchar(64) not null,
      "finished_at" timestamptz,
      "migration_name" varchar(255) not null,
      "logs" text,
      "rolled_back_at" timestamptz,
      "started_at" timestamptz not null default now(),
      "applied_steps_count" integer not null default 0
    )`);
  const { rows } = await client.query<Applied>(
    `select migration_name, checksum, finished_at from "_prisma_migrations" where rolled_back_at is null`,
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

// The comments keep the bundler from tracing these reads, which would put the whole project into its output.
function readMigrations(folder: string): Migration[] {
  return readdirSync(/* turbopackIgnore: true */ folder)
    .toSorted()
    .map((name) => ({ name, file: join(folder, name, "migration.sql") }))
    .filter(({ file }) => existsSync(/* turbopackIgnore: true */ file))
    .map(({ name, file }) => {
      const sql = readFileSync(/* turbopackIgnore: true */ file, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Throws when the database has migrations that this build does not know: it is of a newer one, and would get rows that the
 * newer no longer understands.
 */
export async function refuseNewerDatabase(databaseUrl: string, folder = FOLDER): Promise<void> {
  const applied = await connected(databaseUrl, (client) => locked(client, () => readApplied(client)));
  const known = new Set(readMigrations(folder).map(({ name }) => name));
  const newer = [...applied.keys()].filter((name) => !known.has(name)).toSorted();
  const remedy = "start that version, or restore a backup from before it";
  if (newer.length > 0)
    throw new Error(`This database belongs to a newer version of Gangway (${newer.at(-1)}): ${remedy}`);
}

/** What sets a database apart from this build: migrations it lacks, and those of a newer build. Changes nothing. */
export async function compareSchema(
  databaseUrl: string,
  folder = FOLDER,
): Promise<{ missing: string[]; newer: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const known = readMigrations(folder).map(({ name }) => name);
    const { rows } = await client.query<{ made: boolean }>(
      `select to_regclass('"_prisma_migrations"') is not null made`,
    );
    const applied = rows[0]!.made ? await readFinished(client) : [];
    const without = (names: string[], others: string[]) => names.filter((name) => !others.includes(name)).toSorted();
    return { missing: without(known, applied), newer: without(applied, known) };
  } finally {
    await client.end();
  }
}

async function readFinished(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select migration_name name from "_prisma_migrations" where rolled_back_at is null and finished_at is not null`,
  );
  return rows.map(({ name }) => name);
}

function isApplied(migration: Migration, applied: Map<string, Applied>): boolean {
  const row = applied.get(migration.name);
  if (!row) return false;
  if (!row.finished_at) throw new Error(`Migration ${migration.name} was begun before and did not finish`);
  if (row.checksum === migration.checksum) return true;
  const remedy = "restore the file, or start with a new database";
  throw new Error(`Migration ${migration.name} was changed after this database got it: ${remedy}`);
}

/** False when another process was faster. */
async function applyOnce(client: pg.Client, migration: Migration): Promise<boolean> {
  const { name, sql, checksum } = migration;
  if (isApplied(migration, await readApplied(client))) return false;
  try {
    await client.query(sql);
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum, name],
    );
    return true;
  } catch (cause) {
    throw new Error(`Migration ${name} failed: ${(cause as Error).message}`, { cause });
  }
}
