import pg from "pg";

/** A pooler whose connections are all in use lets the question wait: then nothing can be told. */
const WAIT_MS = 2_000;

const UNKNOWN_STATEMENT = "26000";

export const REFUSAL =
  "DATABASE_URL is a pooler that changes connections between transactions and forgets prepared statements with them. " +
  "Use PgBouncer 1.21 or later with max_prepared_statements above 0, pool_mode=session, or PostgreSQL itself.";

/**
 * Throws when prepared statements get lost between two transactions. While another client holds the connection that has one, a
 * pooler runs it on the next connection, where only one that keeps track has prepared it, too.
 */
export async function requirePreparedStatements(databaseUrl: string): Promise<void> {
  const clients = [1, 2].map(() => new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 }));
  const [one, other] = clients as [pg.Client, pg.Client];
  // Of a connection that the pooler cuts meanwhile; what was asked fails by itself.
  for (const client of clients) client.on("error", () => undefined);
  try {
    for (const client of clients) await client.connect();
    const prepared = { name: "gangway_probe", text: "select 1", query_timeout: WAIT_MS };
    await one.query(prepared);
    await other.query("begin");
    await other.query("select 1");
    await one.query(prepared);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNKNOWN_STATEMENT)
      throw new Error(REFUSAL, { cause: error });
    if (!(error instanceof Error && error.message === "Query read timeout")) throw error;
  } finally {
    // One that still waits is not waited for.
    for (const client of clients) void client.end().catch(() => undefined);
  }
}
