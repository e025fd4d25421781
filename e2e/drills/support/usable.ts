import type { TestDatabase } from "@/e2e/support/database";
import type { SimulatorControl } from "@/e2e/support/simulator-control";
import { decryptTokens } from "@/lib/grants/token-encryption";

type Row = { id: string; organizationId: string; tokensSealed: Uint8Array; hasEnded: boolean };

const AT_ONCE = 10_000;

/**
 * Grants that are said to work and do not: Xero knows neither the access token we hold nor, once that has ended or its
 * renewal is retried, what renews it. Those that are marked for a reconnect claim nothing.
 */
export async function unusableGrants(database: TestDatabase, control: SimulatorControl): Promise<string[]> {
  const rows = await database.query<Row>(
    `select g.id, g.organization_id "organizationId", t.tokens_sealed "tokensSealed", g.expires_at <= now() "hasEnded"
      from grants g join grant_tokens t on t.grant_id = g.id where g.status <> 'reconnect'`,
  );
  const unusable: string[] = [];
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const part = rows.slice(first, first + AT_ONCE);
    const held = part.map((row) => decryptTokens(row, row.tokensSealed));
    const access = await control.checkTokens(held.map(({ accessToken }) => accessToken));
    // The session handle of 1.0a is no token: what renews is the access token with it, even one that has ended.
    const renewal = await control.checkTokens(
      held.map(({ accessTokenSecret, accessToken, renewal: token }) => (accessTokenSecret ? accessToken : token!)),
    );
    part.forEach(({ id, hasEnded }, at) => {
      const isOld = held[at]!.accessTokenSecret !== null;
      const canRenew = isOld ? renewal[at]!.state === "live" : renewal[at]!.live;
      if (!canRenew || !(hasEnded || access[at]!.live)) unusable.push(id);
    });
  }
  return unusable;
}
