import { pool } from "@/lib/db";

/** How long a claimed row is out of reach of other replicas. */
export const LEASE_MS = 45_000;
/** Work not begun by then is left to others: a call of 10 seconds and storing its outcome need the rest. */
const BEGIN_WITHIN_MS = 25_000;

/** A row that this process alone may work on until its lease ends. */
export type Lease = {
  id: string;
  /** By the database's clock; distinguishes this claim from others of the row. */
  claimedAt: Date;
  /** When the claim was requested, by `performance.now()`, which a change of the system's clock does not affect. */
  startedAt: number;
};

/** Whether work may still begin. A process that was frozen wakes with claims that others have taken over. */
export function isLeaseFresh({ startedAt }: Lease): boolean {
  return performance.now() - startedAt < BEGIN_WITHIN_MS;
}

/** Runs a prepared statement that claims rows, and adds `startedAt` to each. */
export async function queryClaims<Claim extends Lease>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Claim[]> {
  const startedAt = performance.now();
  const { rows } = await pool().query<Claim>({ name, text, values });
  for (const row of rows) row.startedAt = startedAt;
  return rows;
}

/** Makes claims that were not begun due at once. `dueColumn` is the table's column of the next due time. */
export async function releaseClaims(table: string, dueColumn: string, claims: Lease[]): Promise<void> {
  // A millisecond back, because the column rounds to milliseconds, maybe up.
  await pool().query(
    `update ${table} t set ${dueColumn} = now() - interval '1 ms', claimed_at = null
      from unnest($1::uuid[], $2::timestamptz[]) mine(id, claimed_at) where t.id = mine.id and t.claimed_at = mine.claimed_at`,
    [claims.map(({ id }) => id), claims.map(({ claimedAt }) => claimedAt)],
  );
}
