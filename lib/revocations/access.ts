import { pool } from "@/lib/db";
import { readLiveGrant } from "@/lib/grants/renew-now";
import { decryptAppSecret } from "@/lib/apps/credentials";
import { findAppsByKey } from "@/lib/apps/store";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import type { Claim } from "./claim";
import { decryptSecrets, encryptSecrets } from "./secrets";

/** What Xero is asked with. `isOwn` when nothing else has these tokens. */
export type Access = { app: XeroApp; tokens: TokenSet; isOwn: boolean };

/**
 * Tokens that Xero takes: those that came with the claim, or those of a grant of the same consent. Null when there are none. Throws
 * XeroError, and DecryptionError.
 */
export async function accessOf(claim: Claim): Promise<Access | null> {
  return claim.secretsSealed ? ownAccess(claim, claim.secretsSealed) : accessOfGrant(claim);
}

async function ownAccess(claim: Claim, sealed: Buffer): Promise<Access | null> {
  const { appSecret, tokens } = decryptSecrets(claim.id, sealed);
  const app = await appOf(claim, appSecret);
  // After a failure by another token: Xero may have refused this one.
  if (tokens.expiresAt > Date.now() && claim.attempts === 0) return { app, tokens, isOwn: true };
  if (tokens.renewal === null) return tokens.expiresAt > Date.now() ? { app, tokens, isOwn: true } : null;
  const renewed = await protocolOf(app).renew(app, tokens);
  // Stored before they are used: the old refresh token works for half an hour only.
  await pool().query("update revocations set secrets_sealed = $3 where id = $1 and claimed_at = $2", [
    claim.id,
    claim.claimedAt,
    encryptSecrets(claim.id, { appSecret, tokens: renewed }),
  ]);
  return { app, tokens: renewed, isOwn: true };
}

/** The secret that is saved now, because an admin may have replaced it; that of the consent when the app is not saved. */
async function appOf({ clientId, organizationId }: Claim, appSecret: string): Promise<XeroApp> {
  const saved = (await findAppsByKey("oauth2", clientId)).find((app) => app.organizationId === organizationId);
  const secret = saved ? decryptAppSecret(saved) : appSecret;
  const unused = { callbackUrl: "", privateKey: null, scopes: [] };
  return { kind: "public", protocol: "oauth2", key: clientId, secret, ...unused };
}

async function accessOfGrant({ clientId, xeroUser, organizationId }: Claim): Promise<Access | null> {
  const { rows } = await pool().query<{ id: string }>(
    `select g.id from apps a join grants g on g.app_id = a.id
      where a.key = $1 and a.protocol = 'oauth2' and g.subject = $2 and g.status <> 'reconnect'
      order by g.organization_id is not distinct from $3::uuid desc, g.issued_at desc limit 1`,
    [clientId, xeroUser, organizationId],
  );
  const grant = rows[0] && (await readLiveGrant(rows[0].id));
  return grant ? { app: grant.app, tokens: grant.tokens, isOwn: false } : null;
}
