import type { AppRow } from "@/lib/apps/store";
import { pool, withLock } from "@/lib/db";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { openGrant } from "./open";
import { renewClaimed } from "./renew";
import { claimGrants } from "./store";

export type ReadGrant = {
  id: string;
  version: number;
  status: "active" | "retrying" | "reconnect";
  problem: string | null;
  /** Until the access token ends, by the database's clock. */
  secondsLeft: number;
  renewable: boolean;
  app: XeroApp;
  tokens: TokenSet;
};

type Row = Omit<ReadGrant, "app" | "tokens"> & { organizationId: string; tokensSealed: Uint8Array; app: AppRow };

/** A grant's tokens as stored now, opened, with its app ready for signing. Null when the grant is gone. No call to Xero. */
export async function readGrant(grantId: string): Promise<ReadGrant | null> {
  const { rows } = await pool().query<Omit<Row, "app"> & Omit<AppRow, "id"> & { appId: string }>({
    name: "read_grant",
    text: `select g.id, g.version, g.status, g.problem, g.organization_id "organizationId", g.renew_at is not null renewable,
        extract(epoch from g.expires_at - now())::float8 "secondsLeft", t.tokens_sealed "tokensSealed", a.id "appId", a.name,
        a.kind, a.protocol, a.key, a.secret_sealed "secretSealed", a.private_key_sealed "privateKeySealed",
        a.callback_url "callbackUrl", a.scopes
      from grants g join grant_tokens t on t.grant_id = g.id join apps a on a.id = g.app_id where g.id = $1`,
    values: [grantId],
  });
  const [row] = rows;
  if (!row) return null;
  const { id, version, status, problem, secondsLeft, renewable, organizationId, tokensSealed, appId, ...app } = row;
  const sealed = { id, organizationId, tokensSealed, app: { ...app, id: appId, organizationId } };
  return { id, version, status, problem, secondsLeft, renewable, ...(await openGrant(sealed)) };
}

/**
 * Renews a grant whose token Xero refused or that has ended, unless somebody has renewed it since `version`; waits for
 * another replica that is at it. What came of it stands with the grant: read it again.
 */
export async function renewSince(grantId: string, version: number): Promise<void> {
  await withLock(`renew ${grantId}`, async () => {
    const now = await readGrant(grantId);
    if (now?.version !== version) return;
    const [claimed] = await claimGrants(1, grantId);
    if (claimed) await renewClaimed(claimed);
  });
}
