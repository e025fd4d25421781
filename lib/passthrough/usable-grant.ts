import { GangwayError } from "@/lib/errors";
import { decryptGrant } from "@/lib/grants/open-grant";
import { instanceStatus } from "@/lib/instances/status";
import { DecryptionError } from "@/lib/encryption";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import type { SealedGrant, InstanceAccess } from "./store";
import { appUnreadableSentence, expiredSentence, reconnectSentence } from "./messages";

/** How soon the renewer is likely to have caught up. */
const BEHIND_SECONDS = 5;

/** A grant opened for one use. */
export type UsableGrant = Pick<SealedGrant, "id" | "version" | "status" | "problem" | "secondsLeft" | "renewable"> & {
  app: XeroApp;
  tokens: TokenSet;
};

/**
 * Opens the grant behind an instance, as long as its token works or can be renewed without the customer. Never asks Xero.
 * Throws `forbidden` for a disabled instance and `conflict` for one that somebody has to mend first.
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
    const sentence = isToken ? reconnectSentence(instanceId, "undecryptable") : appUnreadableSentence(instanceId);
    throw new GangwayError("conflict", sentence);
  }
}

/** Whole seconds that are left, or throws `xero_unavailable` when the token has ended before its renewal. */
export function requireSecondsLeft({ secondsLeft }: Pick<UsableGrant, "secondsLeft">, instanceId: number): number {
  const seconds = Math.floor(secondsLeft);
  if (seconds > 0) return seconds;
  const message = `The token of instance ${instanceId} has ended, and its renewal has not succeeded yet. Try again in a few seconds.`;
  throw new GangwayError("xero_unavailable", message, { retryAfterSeconds: BEHIND_SECONDS });
}
