import { transaction } from "@/lib/db";
import { XeroError } from "@/lib/xero/errors";
import type { Claim } from "./claim";
import { lockConsent } from "./consent";

/** What still uses a consent, in every organization. */
export type Use = { connectionIds: Set<string>; isConsentUsed: boolean };

/** A request to Xero has to be sent so soon after `begin`: it takes up to ten seconds more, and has to be over after `ENDING_MS`. */
const SEND_WITHIN_MS = 5_000;

/** How long after `begin` Xero may still be ending something: who needs the consent waits no longer for a process that died. */
export const ENDING_MS = 18_000;

/**
 * Decides, under a short lock, whether Xero may be asked now to end one thing: not while somebody holds the consent, nor when the claim
 * is no longer this process's. Null then. Throws XeroError `timeout` when this took so long that others may have gone on.
 */
export async function begin(claim: Claim): Promise<Use | null> {
  const startedAt = performance.now();
  const use = await decide(claim);
  if (performance.now() - startedAt > SEND_WITHIN_MS) throw new XeroError("timeout");
  return use;
}

function decide(claim: Claim): Promise<Use | null> {
  return transaction(async (tx) => {
    await lockConsent(tx, claim);
    const { id, claimedAt, clientId, xeroUser } = claim;
    const postponed = await tx.$executeRaw`
      update revocations r set next_at = least(held.until, now() + interval '30 seconds'), claimed_at = null, begun_at = null
      from (select max(held_until) until from revocations
        where client_id = ${clientId} and xero_user = ${xeroUser} and held_until > now()) held
      where r.id = ${id}::uuid and r.claimed_at = ${claimedAt} and held.until is not null`;
    if (postponed > 0) return null;
    const begun = await tx.$executeRaw`
      update revocations set begun_at = now() where id = ${id}::uuid and claimed_at = ${claimedAt}`;
    if (begun === 0) return null;
    // A grant that Xero refuses needs a new consent in any case, and so does an organisation that is disconnected.
    const grants = await tx.$queryRaw<{ connectionId: string | null }[]>`
      select i.xero_connection_id "connectionId"
      from apps a join grants g on g.app_id = a.id
      left join instances i on i.grant_id = g.id and i.removed_at is null
      where a.key = ${clientId} and a.protocol = 'oauth2' and g.subject = ${xeroUser} and g.status <> 'reconnect'`;
    const connectionIds = new Set(grants.flatMap(({ connectionId }) => connectionId ?? []));
    return { connectionIds, isConsentUsed: grants.length > 0 };
  });
}
