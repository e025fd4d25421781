import pg from "pg";
import { failed, ok } from "./finding";
import type { Finding } from "@/lib/setup/view";

const CONNECT = { connectionTimeoutMillis: 5_000, query_timeout: 5_000 };
const PROBE = "gangway.probe";

/**
 * Whether a connection stays with one session of PostgreSQL. A pooler in transaction mode gives it another as soon as somebody
 * else needs its session, and prepared statements and locks of the first are gone.
 */
export async function checkPooler(databaseUrl: string): Promise<Finding> {
  const [one, other] = [1, 2].map(() => new pg.Client({ connectionString: databaseUrl, ...CONNECT })) as Pair;
  try {
    await Promise.all([one.connect(), other.connect()]);
    await one.query("select set_config($1, 'kept', false)", [PROBE]);
    // Holds the session that was used last, if sessions are shared.
    await other.query("begin");
    await other.query("select 1");
    const { rows } = await one.query<{ kept: boolean }>("select current_setting($1, true) = 'kept' kept", [PROBE]);
    return rows[0]?.kept ? ok("None in the way: connections keep their session.") : shared();
  } finally {
    await Promise.allSettled([one.end(), other.end()]);
  }
}

type Pair = [pg.Client, pg.Client];

const shared = () =>
  failed(
    "A pooler in transaction mode is between Gangway and PostgreSQL. Gangway needs a session of its own for each connection: connect directly, or set the pooler to session mode.",
    { line: "pool_mode = session" },
  );
