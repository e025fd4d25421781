// The floor: the same claims, calls and grouped saves with `pg` and undici alone. Nothing is sealed, judged, counted or told.
import pg from "pg";
import { Pool } from "undici";

const [databaseUrl, xeroUrl, most] = process.argv.slice(2) as [string, string, string];
const BATCH = 50;
const database = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const xero = new Pool(xeroUrl, { connections: Number(most) });
const authorization = `Basic ${Buffer.from("key:secret").toString("base64")}`;
const headers = { authorization, "content-type": "application/x-www-form-urlencoded" };

const CLAIM = `update grants g set renew_at = now() + interval '45 s'
  from (select id from grants where renew_at <= now() and status <> 'reconnect' and app_id = any($2::uuid[])
        order by renew_at limit $1 for update skip locked) due, grant_tokens t
  where g.id = due.id and t.grant_id = g.id returning g.id, g.version, t.tokens_sealed tokens`;

const SAVE = `with answer as (select * from unnest($1::uuid[], $2::int[], $3::bytea[]) a(id, version, tokens)),
  saved as (update grants g set version = g.version + 1, expires_at = now() + interval '30 min', renew_at = now() + interval '20 min'
    from answer a where g.id = a.id and g.version = a.version returning g.id, a.tokens)
  update grant_tokens t set tokens_sealed = s.tokens from saved s where t.grant_id = s.id`;

const { rows: apps } = await database.query<{ id: string }>("select id from apps");
const appIds = apps.map(({ id }) => id);

async function work(): Promise<never> {
  // One app after the other, as the index stands; a batch is begun when the one before is saved.
  for (let turn = Math.floor(Math.random() * appIds.length); ; turn++) {
    const values = [BATCH, [appIds[turn % appIds.length]]];
    const { rows } = await database.query<{ id: string; version: number }>({ name: "claim", text: CLAIM, values });
    const tokens = await Promise.all(rows.map(() => renew()));
    const saved = [rows.map(({ id }) => id), rows.map(({ version }) => version), tokens];
    await database.query({ name: "save", text: SAVE, values: saved });
  }
}

async function renew(): Promise<Buffer> {
  const body = `grant_type=refresh_token&refresh_token=rt-${"y".repeat(60)}`;
  const answer = await xero.request({ method: "POST", path: "/connect/token", headers, body });
  const tokens = (await answer.body.json()) as { access_token: string; refresh_token: string };
  return Buffer.from(JSON.stringify([tokens.access_token, tokens.refresh_token]));
}

await Promise.all(Array.from({ length: Math.ceil(Number(most) / BATCH) }, work));
