import { isLeaseFresh } from "@/lib/queue/lease";
import { XeroError } from "@/lib/xero/errors";
import { protocolOf } from "@/lib/xero/protocol";
import { type Access, accessOf } from "./access";
import { begin, type Use } from "./begin";
import type { Claim } from "./claim";

/** What Xero confirmed: names of organisations, as far as they are known, and whether the consent was revoked. */
export type Ended = { organisations: string[]; isConsentRevoked: boolean };

/**
 * Ends at Xero what is meant and nothing uses. Null when nobody has tokens for it any more, or when somebody has begun to need the
 * consent: then the rest is postponed. Throws XeroError, and DecryptionError.
 */
export async function endAtXero(claim: Claim, { isConsentUsed }: Use): Promise<Ended | null> {
  const access = await unlessRefused(accessOf(claim));
  if (!access) return null;
  const xero = protocolOf(access.app);
  const organisations = [];
  for (const { connectionId, name } of await meantBy(claim, access)) {
    // What is left is for the next claim: Xero answers slowly.
    if (!isLeaseFresh(claim)) throw new XeroError("timeout");
    const use = await begin(claim);
    if (!use) return null;
    if (use.connectionIds.has(connectionId)) continue;
    await xero.disconnect(access.app, access.tokens, { xeroId: "", connectionId });
    organisations.push(name);
  }
  const mayRevoke = access.isOwn && !isConsentUsed && (await isNothingLeft(claim, access));
  if (!mayRevoke) return { organisations, isConsentRevoked: false };
  const use = await begin(claim);
  if (!use) return null;
  if (!use.isConsentUsed) await xero.revoke(access.app, access.tokens);
  return { organisations, isConsentRevoked: !use.isConsentUsed };
}

/** A consent that has ended leaves nothing to end. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof XeroError && error.kind === "customer") return null;
    throw error;
  }
}

async function meantBy({ connectionId, authEventId, organisation }: Claim, { app, tokens }: Access) {
  if (connectionId !== null) return [{ connectionId, name: organisation ?? "" }];
  if (authEventId === null) return [];
  return (await unlessRefused(protocolOf(app).connections(tokens, authEventId))) ?? [];
}

/** A run that nobody finished must not end what the same Xero user has connected before. */
async function isNothingLeft({ authEventId }: Claim, { app, tokens }: Access): Promise<boolean> {
  if (authEventId === null) return true;
  return ((await unlessRefused(protocolOf(app).connections(tokens))) ?? []).length === 0;
}
