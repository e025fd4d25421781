import { GangwayError } from "@/lib/errors";
import { type ReadGrant, readGrant } from "@/lib/grants/fresh";
import { instanceStatus } from "@/lib/instances/status";
import { noInstance } from "@/lib/instances/store";
import { UnsealError } from "@/lib/seal";
import type { Use } from "./store";
import { reconnectSentence } from "./words";

/** How soon the renewer is likely to have caught up. */
const BEHIND_SECONDS = 5;

/**
 * The grant behind an instance, as long as its token works or can be renewed without the customer. Never asks Xero.
 * Throws `forbidden` for a disabled instance and `conflict` for one the customer has to connect again.
 */
export async function requireUsableGrant({ instanceId, grantId, disabled, removed }: Use): Promise<ReadGrant> {
  if (disabled) throw new GangwayError("forbidden", `Instance ${instanceId} is disabled. Enable it to go on.`);
  const grant = await readGrant(grantId).catch((error: unknown) => {
    throw error instanceof UnsealError ? unreadable(instanceId, error) : error;
  });
  if (!grant) throw noInstance(instanceId);
  const { status: grantStatus, renewable, secondsLeft, problem } = grant;
  const status = instanceStatus({ disabled, removed, grantStatus, renewable, expiresAt: secondsLeft * 1000 }, 0);
  if (status === "reconnect")
    throw new GangwayError("conflict", reconnectSentence(instanceId, removed ? "removed_in_xero" : problem));
  if (status === "expired") {
    const message = `The token of instance ${instanceId} has ended and cannot be renewed. Ask the customer to connect again; its id and token stay.`;
    throw new GangwayError("conflict", message);
  }
  return grant;
}

/** Whole seconds that are left, or throws `xero_unavailable` when the token has ended before its renewal. */
export function requireSecondsLeft({ secondsLeft }: ReadGrant, { instanceId }: Use): number {
  const seconds = Math.floor(secondsLeft);
  if (seconds > 0) return seconds;
  const message = `The token of instance ${instanceId} has ended, and its renewal has not succeeded yet. Try again in a few seconds.`;
  throw new GangwayError("xero_unavailable", message, { retryAfterSeconds: BEHIND_SECONDS });
}

function unreadable(instanceId: number, { identity }: UnsealError): GangwayError {
  const appSentence = `The app of instance ${instanceId} was encrypted with a key this server no longer has. Enter its secret in Gangway again.`;
  const isToken = identity.table === "grant_tokens";
  return new GangwayError("conflict", isToken ? reconnectSentence(instanceId, "undecryptable") : appSentence);
}
