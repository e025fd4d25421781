import pg from "pg";
import { env } from "@/lib/env";
import { leaveGap, noteRestore } from "./after-restore";
import { CHANGED_COLUMNS, KEPT_ROWS, LEFT_OUT_TABLES } from "./contents";
import { listTables } from "./tables";
import { requireAlone } from "./target";

/**
 * Treats a database that was restored by other means, such as a snapshot, as `restoreBackup` does its own: in one transaction ends what is
 * worth nothing any more, and trusts no token. Returns how many will be tried.
 */
export async function settleSnapshot(at: string): Promise<number> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    await client.query("begin");
    const names = (await listTables(client)).map(({ name }) => name);
    if (!names.includes("organizations"))
      throw new Error("The database of DATABASE_URL is not Gangway's, or has nothing in it.");
    await requireAlone(client);
    for (const statement of statements(names)) await client.query(statement);
    await leaveGap(client);
    const grants = await noteRestore(client, at);
    await client.query("commit");
    return grants;
  } finally {
    await client.end();
  }
}

/** What a backup leaves out and changes, done where it stands. */
function statements(names: string[]): string[] {
  const emptied = names.filter((name) => LEFT_OUT_TABLES.has(name) && name !== "_prisma_migrations");
  const changed = Object.entries(CHANGED_COLUMNS).map(([name, columns]) => {
    const set = Object.entries(columns).map(([column, sql]) => `${column} = ${sql}`);
    return `update ${name} set ${set.join(", ")}`;
  });
  return [
    ...emptied.map((name) => `delete from ${name}`),
    ...Object.entries(KEPT_ROWS).map(([name, kept]) => `delete from ${name} where not (${kept})`),
    ...changed,
  ];
}
