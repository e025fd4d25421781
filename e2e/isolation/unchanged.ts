import type { Database } from "./neighbour";

/** Written by what a server does by itself: it counts, renews what is due, extends chains and tries deliveries. */
const BY_ITSELF = ["status_counts", "renewal_counts", "trails"];

const COLUMNS_BY_ITSELF = ["failing_since", "last_seen_at"];

const TABLES = `select table_name as name from information_schema.columns
  where table_schema = 'public' and column_name = 'organization_id' and table_name <> all($1) order by table_name`;

/** Everything an organization has, as text; of its log, what was written. */
export async function contentOf(db: Database, organization: string): Promise<string[]> {
  const tables = await db.query<{ name: string }>(TABLES, [BY_ITSELF]);
  const rows = tables.map(({ name }) => {
    const columns = name === "events" ? "id, type, actor, data" : "*";
    return db.query<{ row: string }>(
      `select '${name} ' || (to_jsonb(t) - $2::text[])::text as row from (select ${columns} from "${name}" where organization_id = $1) t`,
      [organization, COLUMNS_BY_ITSELF],
    );
  });
  const users = db.query<{ row: string }>(
    "select to_jsonb(u)::text as row from users u join memberships m on m.user_id = u.id where m.organization_id = $1",
    [organization],
  );
  const found = await Promise.all([...rows, users]);
  return found.flatMap((some) => some.map(({ row }) => row)).toSorted();
}
