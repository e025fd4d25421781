import { randomUUID } from "node:crypto";

type Database = { query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]> };
type Owner = { organizationId: string; email: string };

export type SeededAttempt = {
  status: "started" | "sent" | "returned" | "connected" | "declined" | "failed";
  came: "started" | "sent" | "returned";
  problem?: string;
  isOpen?: boolean;
};

/** Runs through consent of the last minutes, the first one the oldest, written past the product: for pages that only look. */
export async function seedAttempts(
  db: Database,
  { organizationId, email }: Owner,
  runs: SeededAttempt[],
): Promise<void> {
  const rows = runs.map((run) => ({ id: randomUUID(), ...run }));
  await db.query(
    `insert into attempts (id, organization_id, user_id, kind, protocol, status, problem, state_hash, sent_at, returned_at, expires_at, created_at)
     select (row->>'id')::uuid, $1, u.id, 'public', 'oauth2', (row->>'status')::"AttemptStatus", row->>'problem',
       case when row->>'came' <> 'started' then sha256((row->>'id')::bytea) end,
       case when row->>'came' <> 'started' then now() end, case when row->>'came' = 'returned' then now() end,
       now() + make_interval(mins => case when (row->>'isOpen')::bool then 9 else -9 end),
       now() - interval '10 minutes' + n * interval '10 milliseconds'
     from jsonb_array_elements($3::jsonb) with ordinality given(row, n), users u where u.email = $2`,
    [organizationId, email, JSON.stringify(rows)],
  );
}
