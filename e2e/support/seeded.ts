import { randomBytes, randomUUID } from "node:crypto";
import type { InstanceStatus } from "@/lib/instances/status";

type Database = { query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]> };
type Owner = { organizationId: string; email: string };

/** What makes an instance be so. Tokens of 2.0 that nobody has sealed are only looked at, so far in the future that no renewer takes them. */
const STATES: Record<InstanceStatus, { status: string; minutes: number; renewable: boolean; disabled: boolean }> = {
  connected: { status: "active", minutes: 300, renewable: true, disabled: false },
  retrying: { status: "retrying", minutes: 300, renewable: true, disabled: false },
  reconnect: { status: "reconnect", minutes: -90, renewable: false, disabled: false },
  expiring: { status: "active", minutes: 8, renewable: false, disabled: false },
  expired: { status: "active", minutes: -45, renewable: false, disabled: false },
  disabled: { status: "active", minutes: 300, renewable: true, disabled: true },
};

/** An app with instances in these states, written past the product: for pages that only look. */
export async function seedInstances(
  db: Database,
  { organizationId, email }: Owner,
  wanted: { app?: string; problem?: string; names?: string[]; counts: Partial<Record<InstanceStatus, number>> },
): Promise<void> {
  const { app = `App ${randomUUID().slice(0, 8)}`, problem = null, names = [], counts } = wanted;
  const appId = randomUUID();
  await db.query(
    `insert into apps (id, organization_id, name, kind, protocol, key, secret_sealed, callback_url, problem, problem_since, updated_at)
     values ($1, $2, $3, 'public', 'oauth2', $4, '', 'http://localhost/', $5, now() - interval '6 minutes', now())`,
    [appId, organizationId, app, randomUUID(), problem],
  );
  const states = Object.entries(counts).flatMap(([status, count]) =>
    Array.from({ length: count }, () => STATES[status as InstanceStatus]),
  );
  for (const [at, { status, minutes, renewable, disabled }] of states.entries()) {
    const name = names[at] ?? `${["Harbour Lane Bakery", "Ridgeway Cycles", "Tidewater Dental"][at % 3]} ${at + 1}`;
    await db.query(
      `with g as (
         insert into grants (id, organization_id, app_id, subject, status, problem, issued_at, expires_at, renew_at)
         values ($1::uuid, $2::uuid, $3::uuid, $1::text, $4::"GrantStatus", case when $4 = 'reconnect' then 'consent_withdrawn' end,
           now(), now() + make_interval(mins => $5::int), case when $6::bool then now() + interval '4 hours' end) returning id
       )
       insert into instances (organization_id, grant_id, name, tags, token_hash, xero_id, xero_organisation_id, organisation_name, disabled_at, created_by_id, updated_at)
       select $2::uuid, g.id, $7, '{}', $8::bytea, $1::text, $1::text, $7, case when $9::bool then now() end, u.id, now()
       from g, users u where u.email = $10`,
      [randomUUID(), organizationId, appId, status, minutes, renewable, name, randomBytes(32), disabled, email],
    );
  }
}
