import { randomUUID } from "node:crypto";
import type { TestDatabase } from "@/e2e/support/database";
import type { SimulatorApp, SimulatorControl } from "@/e2e/support/simulator-control";
import { encryptAppSecrets } from "@/lib/apps/credentials";
import { encryptTokens } from "@/lib/grants/token-encryption";
import type { Protocol, TokenSet } from "@/lib/xero/model";

const CALLBACK = "http://localhost:3000/auth";
const LIFE_MS = 1_800_000;
const AT_ONCE = 5_000;

type World = { database: TestDatabase; control: SimulatorControl; organizationId: string };

/** An app at the simulator and in the database, with that many consents, all due now. Each has one instance. */
export async function seedGrants(world: World, protocol: Protocol, count: number) {
  const app = await newApp(world.control, protocol);
  const appId = await saveApp(world, app, protocol);
  for (let left = count; left > 0; left -= AT_ONCE) {
    const seeding = { key: app.key, count: Math.min(left, AT_ONCE) };
    await saveGrants(world, appId, await consents(world.control, protocol, seeding));
  }
  return { key: app.key, appId };
}

function newApp(control: SimulatorControl, protocol: Protocol): Promise<SimulatorApp> {
  return protocol === "oauth1" ? control.createApp("partner") : control.createOAuth2App("partner", CALLBACK);
}

async function saveApp({ database, organizationId }: World, app: SimulatorApp, protocol: Protocol): Promise<string> {
  const row = { id: randomUUID(), organizationId };
  const { secretSealed, privateKeySealed } = encryptAppSecrets(row, app.secret, app.privateKey ?? null);
  await database.query(
    `insert into apps (id, organization_id, name, kind, protocol, key, secret_sealed, private_key_sealed, callback_url, updated_at)
      values ($1, $2, $3, 'partner', $4::"Protocol", $3, $5, $6, $7, now())`,
    [row.id, organizationId, app.key, protocol, secretSealed, privateKeySealed, CALLBACK],
  );
  return row.id;
}

type Consented = { tokens: TokenSet; xeroId: string; connectionId: string | null };

async function consents(
  control: SimulatorControl,
  protocol: Protocol,
  seeding: { key: string; count: number },
): Promise<Consented[]> {
  const now = Date.now();
  const times = { issuedAt: now, expiresAt: now + LIFE_MS };
  if (protocol === "oauth1") {
    return (await control.seedOAuth1(seeding)).map(({ org, token, tokenSecret, sessionHandle }) => ({
      tokens: {
        accessToken: token,
        accessTokenSecret: tokenSecret,
        renewal: sessionHandle ?? null,
        subject: org,
        ...times,
      },
      xeroId: org,
      connectionId: null,
    }));
  }
  return (await control.seedOAuth2(seeding)).map(({ subject, accessToken, refreshToken, tenantId, connectionId }) => ({
    tokens: { accessToken, accessTokenSecret: null, renewal: refreshToken, subject, ...times },
    xeroId: tenantId,
    connectionId,
  }));
}

async function saveGrants({ database, organizationId }: World, appId: string, consented: Consented[]): Promise<void> {
  const ids = consented.map(() => randomUUID());
  await database.query(
    `with given as (
        select * from unnest($3::uuid[], $4::text[], $5::bytea[], $6::text[], $7::text[]) g(id, subject, tokens, xero_id, connection_id)
      ), made as (
        insert into grants (id, organization_id, app_id, subject, issued_at, expires_at, renew_at)
        select id, $1, $2, subject, now(), now() + interval '30 min', now() from given
      ), stored as (
        insert into grant_tokens (grant_id, tokens_sealed) select id, tokens from given
      )
      insert into instances (organization_id, grant_id, name, tags, token_hash, xero_id, xero_organisation_id, xero_connection_id,
        organisation_name, updated_at)
      select $1, id, 'Instance', '{}', decode(md5(id::text), 'hex'), xero_id, xero_id, connection_id, 'Organisation', now() from given`,
    [
      organizationId,
      appId,
      ids,
      consented.map(({ tokens }) => tokens.subject),
      consented.map(({ tokens }, at) => encryptTokens({ id: ids[at]!, organizationId }, tokens)),
      consented.map(({ xeroId }) => xeroId),
      consented.map(({ connectionId }) => connectionId),
    ],
  );
}
