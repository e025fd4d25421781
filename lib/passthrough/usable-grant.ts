import { GangwayError } from "@/lib/errors";
import { decryptGrant, type SealedGrant } from "@/lib/grants/decrypt-grant";
import { instanceStatus } from "@/lib/instances/status-conditions";
import { DecryptionError } from "@/lib/encryption";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import type { InstanceAccess } from "./store";
import { appUnreadableSentence, expiredSentence, reconnectSentence } from "./messages";

/** How soon the renewer has probably caught up. */
const BEHIND_SECONDS = 5;

/** A grant decrypted for one use. */
export type UsableGrant = Omit<SealedGrant, "app"> & { app: XeroApp; tokens: TokenSet };

/**
 * Decrypts the grant of an instance whose token works or can be renewed without the customer; never calls Xero. Throws
 * `forbidden` for a disabled instance and `conflict` for one that must be reconnected or has an unreadable app.
 */
export async function openUsableGrant({ instanceId, disabled, removed, grant }: InstanceAccess): Promise<UsableGrant> {
  if (disabled) throw new GangwayError("forbidden", `Instance ${instanceId} is disabled. Enable it to continue.`);
  const { status: grantStatus, renewable, secondsLeft, problem } = grant;
  const status = instanceStatus({ disabled, removed, grantStatus, renewable, expiresAt: secondsLeft * 1000 }, 0);
  if (status === "reconnect")
    throw new GangwayError("conflict", reconnectSentence(instanceId, removed ? "removed_in_xero" : problem));
  if (status === "expired") throw new GangwayError("conflict", expiredSentence(instanceId));
  try {
    return { ...grant, ...(await decryptGrant(grant)) };
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    const isToken = error.identity.table === "grant_tokens";
    const sentence = isToken ? reconnectSentence(instanceId, error.problem) : appUnreadableSentence(instanceId);
    throw new GangwayError("conflict", sentence);
  }
}

/** The whole seconds that are left. Throws `xero_unavailable` when the token expired before its renewal. */
export function requireSecondsLeft({ secondsLeft }: Pick<UsableGrant, "secondsLeft">, instanceId: number): number {
  const seconds = Math.floor(secondsLeft);
  if (seconds > 0) return seconds;
  const message = `The token of instance ${instanceId} has ended, and its renewal has not succeeded yet. Try again in a few seconds.`;
  throw new GangwayError("xero_unavailable", message, { retryAfterSeconds: BEHIND_SECONDS });
}
