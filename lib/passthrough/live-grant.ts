import { GangwayError } from "@/lib/errors";
import { readGrant, renewIfUnchanged } from "@/lib/grants/renew-now";
import { reconnectSentence } from "./messages";
import type { InstanceAccess } from "./store";
import { openUsableGrant, requireSecondsLeft, type UsableGrant } from "./usable-grant";

/**
 * The grant of an instance with a token that has not expired; one that has is renewed first, and what Xero answers is noted with
 * the grant. Throws as `openUsableGrant`, and `xero_unavailable` when the renewal did not succeed.
 */
export async function requireLiveGrant(use: InstanceAccess): Promise<UsableGrant> {
  const grant = await openUsableGrant(use);
  if (grant.secondsLeft > 0) return grant;
  const now = (await renew(grant)) ?? grant;
  if (now.status === "reconnect") throw new GangwayError("conflict", reconnectSentence(use.instanceId, now.problem));
  requireSecondsLeft(now, use.instanceId);
  return now;
}

/** The grant after a renewal, unless that has been done since; null when it is gone. */
async function renew({ id, version }: UsableGrant): Promise<UsableGrant | null> {
  await renewIfUnchanged(id, version);
  return readGrant(id);
}
