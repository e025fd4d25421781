import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db";
import { EXPIRING_MS } from "@/lib/instances/status";
import type { TokenSet } from "@/lib/xero/model";
import { createGrant, lockGrant, replaceGrantTokens } from "./store";
import { sealTokens } from "./token-set";

/** Renewals that fall due together are spread over this time. */
const JITTER_MS = 60_000;

/**
 * Saves the token set of a consent and gives the grant's id. Xero keeps one live token per app and subject, so a second
 * consent for the same subject replaces the tokens of the grant that is there (xero-protocol A.7, B.3).
 */
export async function saveGrant(
  tx: Db,
  owner: { organizationId: string; appId: string; scopes: string[] },
  tokens: TokenSet,
): Promise<string> {
  const { organizationId, appId, scopes } = owner;
  const existing = await lockGrant(tx, appId, tokens.subject);
  // Kept from a consent of some minutes ago, while the renewer has been here: the newer ones stay.
  if (existing && existing.issuedAt.getTime() > tokens.issuedAt) return existing.id;
  const grant = {
    id: existing?.id ?? randomUUID(),
    organizationId,
    appId,
    subject: tokens.subject,
    scopes,
    ...schedule(tokens),
  };
  const sealed = sealTokens(grant, tokens);
  await (existing ? replaceGrantTokens(tx, grant, sealed) : createGrant(tx, grant, sealed));
  return grant.id;
}

/** When a token set ends, and when its renewal is due. */
export function schedule({ issuedAt, expiresAt, renewal }: TokenSet) {
  const renewAt = renewal === null ? null : new Date(expiresAt - EXPIRING_MS - Math.random() * JITTER_MS);
  return { issuedAt: new Date(issuedAt), expiresAt: new Date(expiresAt), renewAt };
}
