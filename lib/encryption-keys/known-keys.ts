import { pool } from "@/lib/db";
import { keyCheckValue } from "@/lib/encryption";

/** A key that records were encrypted with; `uses` times, as far as was counted. */
export type KnownKey = { id: string; checkValue: Buffer; uses: number; isNeeded: boolean };

/** None before the first start of a version that keeps them. */
export async function listKnownKeys(): Promise<KnownKey[]> {
  const there = await pool().query<{ isThere: boolean }>(`select to_regclass('encryption_keys') is not null "isThere"`);
  if (!there.rows[0]!.isThere) return [];
  const { rows } = await pool().query<KnownKey>(
    `select id, check_value "checkValue", uses::float8, retired_at is null "isNeeded" from encryption_keys order by id`,
  );
  return rows;
}

/** Whether the key that is configured by this id is the one that encrypted. */
export const isSameKey = ({ id, checkValue }: KnownKey) => keyCheckValue(id)?.equals(checkValue) === true;

const REMEMBER = `insert into encryption_keys as k (id, check_value) values ($1, $2)
  on conflict (id) do update set check_value = excluded.check_value, retired_at = null,
    uses = case when k.check_value = excluded.check_value then k.uses else 0 end
  where k.retired_at is not null`;

/** Notes that a configured key encrypts records. One that is needed under another value stays. */
export async function rememberKey(id: string): Promise<void> {
  await pool().query(REMEMBER, [id, keyCheckValue(id)]);
}

/** Notes that a key is needed no longer. */
export async function retireKey(id: string): Promise<void> {
  await pool().query("update encryption_keys set retired_at = now() where id = $1 and retired_at is null", [id]);
}

/** Adds to the records that a key has encrypted, and returns their count. */
export async function addKeyUses(id: string, count: number): Promise<number> {
  const { rows } = await pool().query<{ uses: number }>(
    "update encryption_keys set uses = uses + $2, retired_at = null where id = $1 returning uses::float8",
    [id, count],
  );
  return rows[0]?.uses ?? 0;
}
