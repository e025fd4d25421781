import type { UserCaller } from "@/lib/caller";
import { pool } from "@/lib/db";
import { LONG } from "@/lib/repeating-pool";
import { listTables, namedSql, type Table } from "./tables";
import { addressOf, findUser } from "./person-store";
import { patternOf } from "./words";

type Row = Record<string, unknown>;

/** By table: rows that name the person or belong to the user alone, without secrets; of others that the user made, only which they are. */
export type PersonExport = { address: string; exportedAt: string; tables: Record<string, Row[]> };

const WHICH = ["id", "name", "kind", "status", "created_at"];

/** Everything that is held of an email address, in every organization. */
export async function exportPerson(address: string): Promise<PersonExport> {
  const user = await findUser(address);
  const pattern = patternOf(user?.fullName ? [address, user.fullName] : [address]);
  return collect(address, await listTables(), (table) => readRows(table, pattern, user?.id ?? null));
}

/** What belongs to a signed-in user alone. Rows that others wrote about them are for whoever runs Gangway to give out. */
export async function exportOwn({ userId }: Pick<UserCaller, "userId">): Promise<PersonExport> {
  const tables = (await listTables()).filter(({ isOwn }) => isOwn);
  return collect(await addressOf(userId), tables, (table) => readRows(table, null, userId));
}

async function collect(address: string, all: Table[], read: (table: Table) => Promise<Row[]>): Promise<PersonExport> {
  const tables: PersonExport["tables"] = {};
  for (const table of all) {
    const rows = await read(table);
    if (rows.length > 0) tables[table.name] = rows;
  }
  return { address, exportedAt: new Date().toISOString(), tables };
}

async function readRows(table: Table, pattern: string | null, userId: number | null): Promise<Row[]> {
  const named = namedSql(table, "$1::text");
  const refers = table.users.map((column) => `t."${column}" = $2`).join(" or ") || "false";
  const isWhole = table.isOwn ? "true" : named;
  const { rows } = await pool().query<{ row: Row }>({
    ...LONG,
    text: `select case when ${isWhole} then to_jsonb(t) - $3::text[]
        else (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(t)) where key = any($4::text[])) end "row"
      from "${table.name}" t where $2::int is not null and (${refers}) or $1::text is not null and (${named})`,
    values: [pattern, userId, table.secrets, WHICH],
  });
  return rows.map(({ row }) => row);
}
