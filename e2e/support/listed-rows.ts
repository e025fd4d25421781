import { hash } from "@node-rs/argon2";
import { randomBytes, randomUUID } from "node:crypto";

type Db = { query: <Row extends Record<string, unknown>>(sql: string, values?: unknown[]) => Promise<Row[]> };

export type Row = {
  name: string;
  organisation?: string;
  tags?: string[];
  externalId?: string;
  /** Of its grant, which is its own. */
  status?: "active" | "retrying" | "reconnect";
  renewable?: boolean;
  minutesLeft?: number;
  disabled?: boolean;
  /** How long ago it was connected. */
  daysAgo?: number;
  app?: number;
  by?: number;
};

/** An organization of a test's own, with an admin and a member, and rows written straight into the database. */
export async function makeListed(db: Db, rows: Row[]) {
  const organizationId = randomUUID();
  await db.query("insert into organizations (id, name, secret_sealed, secret_hash) values ($1, 'Listed', '', $2)", [
    organizationId,
    randomBytes(32),
  ]);
  const admin = await makeUser(db, organizationId, "admin");
  const member = await makeUser(db, organizationId, "member");
  const apps = [
    await makeApp(db, organizationId, { name: "Lantern Sync", kind: "partner", protocol: "oauth2" }),
    await makeApp(db, organizationId, { name: "Lantern Classic", kind: "public", protocol: "oauth1" }),
  ];
  const list = { organizationId, admin, member, apps, add: (more: Row[]) => addRows(db, list, more) };
  const ids = await list.add(rows);
  return { ...list, ids };
}

type List = { organizationId: string; admin: { id: number }; apps: string[] };

/** In the order given, the first one the oldest. Gives their ids. */
async function addRows(db: Db, { organizationId, admin, apps }: List, rows: Row[]): Promise<number[]> {
  const made = await db.query<{ id: number }>(
    `with wanted as (
       select gen_random_uuid() grant_id, row, n from jsonb_array_elements($1::jsonb) with ordinality given(row, n)),
     g as (
       insert into grants (id, organization_id, app_id, subject, status, problem, issued_at, expires_at, renew_at)
       select grant_id, $2, ($3::uuid[])[1 + coalesce((row->>'app')::int, 0)], grant_id::text,
         coalesce(row->>'status', 'active')::"GrantStatus",
         case when row->>'status' = 'reconnect' then 'consent_withdrawn' when row->>'status' = 'retrying' then 'xero_busy' end,
         now(), now() + coalesce((row->>'minutesLeft')::float8, 240) * interval '1 minute',
         case when coalesce((row->>'renewable')::bool, true) then now() + interval '3 hours' end
       from wanted returning id)
     insert into instances (organization_id, grant_id, name, organisation_name, external_id, tags, token_hash, xero_id,
       xero_organisation_id, disabled_at, created_by_id, created_at, updated_at)
     select $2, grant_id, row->>'name', coalesce(row->>'organisation', row->>'name'), row->>'externalId',
       array(select jsonb_array_elements_text(coalesce(row->'tags', '[]'))), sha256(grant_id::text::bytea), grant_id::text,
       grant_id::text, case when (row->>'disabled')::bool then now() end, coalesce((row->>'by')::int, $4),
       now() - coalesce((row->>'daysAgo')::float8, 0) * interval '1 day' + n * interval '1 millisecond', now()
     from wanted join g on g.id = grant_id order by n returning id`,
    [JSON.stringify(rows), organizationId, apps, admin.id],
  );
  return made.map(({ id }) => id);
}

async function makeUser(db: Db, organizationId: string, role: "admin" | "member") {
  const who = { email: `${role}-${randomUUID()}@lantern.example`, password: "a password of the tests" };
  const [user] = await db.query<{ id: number }>(
    "insert into users (email, password_hash, secret_sealed, secret_hash) values ($1, $2, '', $3) returning id",
    [who.email, await hash(who.password), randomBytes(32)],
  );
  await db.query('insert into memberships (user_id, organization_id, role) values ($1, $2, $3::"Role")', [
    user!.id,
    organizationId,
    role,
  ]);
  return { ...who, id: user!.id };
}

type App = { name: string; kind: "partner" | "public"; protocol: "oauth1" | "oauth2" };

async function makeApp(db: Db, organizationId: string, { name, kind, protocol }: App): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into apps (id, organization_id, name, kind, protocol, key, secret_sealed, callback_url, updated_at)
     values ($1, $2, $3, $4::"AppKind", $5::"Protocol", $6, '', 'http://localhost/connect/callback', now())`,
    [id, organizationId, name, kind, protocol, randomUUID()],
  );
  return id;
}
