import { randomUUID } from "node:crypto";
import type pg from "pg";
import { encryptAppSecrets } from "@/lib/apps/credentials";
import { encryptTokens } from "@/lib/grants/token-encryption";
import { ensureFirstAdmin } from "@/lib/accounts/first-admin";

/** As many connections as an Advanced app may have at Xero (xero-protocol B.6). */
const MAX_GRANTS_PER_APP = 10_000;
/** Renewals of an app are limited, in all processes together (lib/grants/claim.ts): with these apps that limit is not what is measured. */
const MIN_APPS = 100;
/** Stored by one statement. */
const BATCH = 10_000;

/** Fills a migrated database with grants of OAuth 2.0 that are all due, each with one instance; of one app, if that is asked for. */
export async function seed(database: pg.Pool, grants: number, isOneApp = false): Promise<void> {
  await ensureFirstAdmin({ email: "bench@example.com", password: "a long password", organizationName: "Bench" });
  const { rows } = await database.query<{ id: string }>("select id from organizations");
  const organizationId = rows[0]!.id;
  const perApp = isOneApp ? grants : Math.min(MAX_GRANTS_PER_APP, Math.ceil(grants / MIN_APPS));
  for (let first = 0; first < grants; first += perApp) {
    const app = await seedApp(database, organizationId, first);
    for (let done = 0; done < Math.min(perApp, grants - first); done += BATCH)
      await seedGrants(database, app, Math.min(BATCH, perApp - done, grants - first - done));
  }
  await database.query("vacuum analyze");
}

type SeededApp = { id: string; organizationId: string };

async function seedApp(database: pg.Pool, organizationId: string, number: number): Promise<SeededApp> {
  const app = { id: randomUUID(), organizationId };
  const { secretSealed } = encryptAppSecrets(app, "secret", null);
  await database.query(
    `insert into apps (id, organization_id, name, kind, protocol, key, secret_sealed, callback_url, updated_at)
      values ($1, $2, $3, 'partner', 'oauth2', $3, $4, 'http://localhost/', now())`,
    [app.id, organizationId, `App ${number}`, secretSealed],
  );
  return app;
}

async function seedGrants(database: pg.Pool, app: SeededApp, count: number): Promise<void> {
  const { organizationId } = app;
  const ids = Array.from({ length: count }, () => randomUUID());
  const sealed = ids.map((id) => encryptTokens({ id, organizationId }, tokens()));
  // Xero was asked for connections at any time in the last six hours; every token has ended at some time in the last minute.
  await database.query(
    `with made as (
        insert into grants (id, organization_id, app_id, subject, issued_at, expires_at, renew_at, checked_at)
        select id, $2, $3, id::text, now() - interval '31 min', now() - interval '1 min', now() - random() * interval '1 min',
          now() - random() * interval '6 hours'
        from unnest($1::uuid[]) id returning id
      ), stored as (
        insert into grant_tokens (grant_id, tokens_sealed) select * from unnest($1::uuid[], $4::bytea[])
      )
      insert into instances (organization_id, grant_id, name, tags, token_hash, xero_id, xero_organisation_id, organisation_name, updated_at)
      select $2, id, 'Instance', '{}', decode(md5(id::text), 'hex'), id::text, id::text, 'Organisation', now() from made`,
    [ids, organizationId, app.id, sealed],
  );
}

function tokens() {
  const now = Date.now();
  const accessToken = `at-${"x".repeat(1_400)}`;
  const renewal = `rt-${"y".repeat(60)}`;
  return { accessToken, accessTokenSecret: null, renewal, issuedAt: now, expiresAt: now + 1_800_000, subject: "user" };
}
