import { db, type Db } from "@/lib/db";
import { DecryptionError } from "@/lib/encryption";
import { readLiveGrant } from "@/lib/grants/renew-now";
import { XeroError } from "@/lib/xero/errors";
import { type Connected, protocolOf } from "@/lib/xero/protocol";
import type { XeroConsent } from "./consent";

/** A customer who agreed at Xero may still return, or a program may hold the code: a few minutes more than an attempt has. */
const MAY_RETURN_MS = 20 * 60_000;

/** The consent of a grant, whether somebody may still need it, and what Xero lists of it that nothing uses. */
type Found = { consent: XeroConsent; isHeld: boolean; unused: Connected[] };

/**
 * What Xero lists for a grant's Xero user that no instance of this installation has; nothing while an attempt may need it. Null when
 * Xero does not tell.
 */
export async function findUnused(grantId: string): Promise<Found | null> {
  try {
    const grant = await readLiveGrant(grantId);
    const connections = grant && (await protocolOf(grant.app).connections(grant.tokens));
    if (!grant || !connections) return null;
    const consent = { clientId: grant.app.key, xeroUser: grant.tokens.subject };
    const isFinished = ({ updatedAt }: Connected) => updatedAt === null || updatedAt < Date.now() - MAY_RETURN_MS;
    const { isHeld, used } = await readUse(db(), consent, connections);
    const unused = isHeld ? [] : connections.filter((each) => isFinished(each) && !used.has(each.connectionId));
    return { consent, isHeld, unused };
  } catch (error) {
    if (error instanceof XeroError || error instanceof DecryptionError) return null;
    throw error;
  }
}

type Ids = Pick<Connected, "connectionId">[];

/**
 * Whether somebody may still need the consent, and which of its connections instances have. Any instance counts, also one that was
 * removed or needs a new consent: it may be restored.
 */
export async function readUse(tx: Db, { clientId, xeroUser }: XeroConsent, connections: Ids) {
  const ids = connections.map(({ connectionId }) => connectionId);
  const [held] = await tx.$queryRaw<{ isHeld: boolean }[]>`
    select exists (select from revocations where client_id = ${clientId} and xero_user = ${xeroUser} and held_until > now()) "isHeld"`;
  const used = await tx.$queryRaw<{ id: string }[]>`
    select distinct xero_connection_id id from instances where xero_connection_id = any(${ids})`;
  return { isHeld: held!.isHeld, used: new Set(used.map(({ id }) => id)) };
}
