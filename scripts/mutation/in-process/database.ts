import { randomUUID } from "node:crypto";
import pg from "pg";
import { createDatabase } from "@/scripts/embedded/database";
import { TEMPLATE } from "@/scripts/vitest/template-database";

// Stands for e2e/support/database.ts where tests run in the process of their runner: one database for all files, emptied before each.

/** The installation's own keys outlive what a test does; the product keeps them in memory, too. */
const KEPT = ["signing_keys", "encryption_keys", "_prisma_migrations"];

const url = await createDatabase(process.env.MUTATION_POSTGRES!, `mutation_${randomUUID()}`, TEMPLATE);
process.env.DATABASE_URL = url;
const pool = new pg.Pool({ connectionString: url, max: 3 });
// A test ends all connections of the database but its own.
pool.on("error", () => undefined);
const { rows } = await pool.query<{ name: string }>(
  "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> all ($1)",
  [KEPT],
);
const deletions = rows.map(({ name }) => `delete from ${name}`).join(";");

/**
 * Empties the database. Without triggers, because the audit log refuses and every foreign key would ask; by `delete`, which on tables
 * with few rows takes a fraction of `truncate`.
 */
export const empty = () =>
  pool.query(`set session_replication_role = replica; ${deletions}; set session_replication_role = origin`);

export const useDatabase = () => ({
  url,
  query: async (sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows as unknown[],
});
