import { pool } from "@/lib/db";

/** A column that can hold text that somebody wrote. */
export type TextColumn = { name: string; type: "text" | "jsonb" | "text[]" };

export type Table = {
  name: string;
  texts: TextColumn[];
  /** Columns that hold the id of a user. */
  users: string[];
  /** Columns with hashes and ciphertext, which are nothing to read. */
  secrets: string[];
  /** Whether its rows are one user's alone: they go with the user, or are the user, or what the user did. */
  isOwn: boolean;
};

/** Every table, but for Prisma's own, with what can name a person: found in the catalogue, so that none is forgotten. */
export async function listTables(): Promise<Table[]> {
  const { rows } = await pool().query<Table>(
    `select c.relname name,
        coalesce(json_agg(json_build_object('name', a.attname, 'type', case a.atttypid when 'jsonb'::regtype then 'jsonb'
          when 'text[]'::regtype then 'text[]' else 'text' end) order by a.attnum) filter (where a.attname !~ '_hash$'
          and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'text[]'::regtype)), '[]') texts,
        coalesce(json_agg(a.attname) filter (where f.oid is not null or (c.relname, a.attname) in (('users', 'id'), ('events', 'user_id'))), '[]') users,
        coalesce(json_agg(a.attname) filter (where a.atttypid = 'bytea'::regtype or a.attname ~ '_hash$'), '[]') secrets,
        coalesce(bool_or(f.confdeltype = 'c'), false) or c.relname in ('users', 'events') "isOwn"
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_constraint f on f.contype = 'f' and f.conrelid = c.oid and f.confrelid = 'users'::regclass and f.conkey = array[a.attnum]
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'
      group by c.relname order by c.relname`,
  );
  return rows;
}

/** SQL: whether a text of the table's row `t` matches the pattern of a parameter. */
export function namedSql({ texts }: Table, parameter: string): string {
  return texts.map(({ name }) => `t."${name}"::text ~* ${parameter}`).join(" or ") || `${parameter} is null`;
}
