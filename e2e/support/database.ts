import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { closeDatabase } from "@/lib/db";

export type TestDatabase = {
  url: string;
  /** Rows of one statement, for a look past the product's own code. */
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
};

/** The database that belongs to this test file alone, migrated and empty. The product finds it in DATABASE_URL. */
export function useDatabase(): TestDatabase {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("A test that uses the database must be named *.db.test.ts");
  const client = new pg.Client({ connectionString: url });
  beforeAll(() => client.connect());
  afterAll(async () => {
    await client.end();
    await closeDatabase();
  });
  return {
    url,
    query: async <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) =>
      (await client.query<Row>(sql, values)).rows,
  };
}
