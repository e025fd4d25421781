import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db";
import type { TokenSet } from "@/lib/xero/model";
import { clockAhead, schedule } from "./due";
import { createGrant, type GrantToSave, lockGrant, replaceGrantTokens } from "./store";
import { encryptTokens } from "./token-encryption";

type Owner = Pick<GrantToSave, "organizationId" | "appId" | "scopes">;
/** `isReplaced` when the tokens of a grant that was there were replaced. */
type Saved = { id: string; version: number; isReplaced: boolean };

/**
 * Saves the token set of a consent and returns the grant's id and version. Xero keeps one live token per app and subject, so
 * a second consent for the same subject replaces the tokens of the grant that is there (xero-protocol A.7, B.3).
 */
export async function saveGrant(tx: Db, { organizationId, appId, scopes }: Owner, tokens: TokenSet): Promise<Saved> {
  const existing = await lockGrant(tx, appId, tokens.subject);
  const times = schedule(tokens, await clockAhead(tx));
  // A consent of some minutes ago may be saved after a renewal: the newer tokens stay.
  if (existing && existing.issuedAt > times.issuedAt) return { ...existing, isReplaced: false };
  const grant = { id: existing?.id ?? randomUUID(), organizationId, appId, subject: tokens.subject, scopes, ...times };
  const sealed = encryptTokens(grant, tokens);
  await (existing ? replaceGrantTokens(tx, grant, sealed) : createGrant(tx, grant, sealed));
  return { id: grant.id, version: (existing?.version ?? 0) + 1, isReplaced: existing !== null };
}
