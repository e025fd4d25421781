import type { Db } from "@/lib/db";

/** A Xero user's consent to an app, whichever organization of ours has it. */
export type XeroConsent = { clientId: string; xeroUser: string };

/**
 * Locks a consent until the transaction ends: what begins to end something of it and what begins to need it go one after the
 * other. Nobody waits for Xero under this lock.
 */
export async function lockConsent(tx: Db, { clientId, xeroUser }: XeroConsent): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`consent ${clientId} ${xeroUser}`}, 0))`;
}
