import { pool, transaction } from "@/lib/db";
import { DecryptionError } from "@/lib/encryption";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import type { EventType } from "@/lib/audit-log/event-types";
import type { GrantProblem } from "@/lib/grants/problem";
import { isLeaseFresh } from "@/lib/queue/lease";
import { XERO_ERRORS, XeroError } from "@/lib/xero/errors";
import { begin } from "./begin";
import { type Claim, claimThese } from "./claim";
import { type Ended, endAtXero } from "./end-at-xero";
import { delayAfter } from "./retry";

/** Asks Xero to end what was claimed, and stores the outcome. After a crash in between Xero is asked again. */
export async function endClaimed(claim: Claim): Promise<void> {
  if (!isLeaseFresh(claim)) return;
  try {
    const use = await begin(claim);
    if (!use) return;
    await finish(claim, endedEvent(await endAtXero(claim, use)));
  } catch (error) {
    if (!(error instanceof XeroError || error instanceof DecryptionError)) throw error;
    await retryOrGiveUp(claim, error);
  }
}

/** Ends these at once, unless the queue does already; what Xero does not confirm now is left to the queue. */
export async function endNow(ids: (string | null)[]): Promise<void> {
  const claims = await claimThese(ids.filter((id) => id !== null));
  await Promise.all(claims.map(endClaimed));
}

/** A token that Xero goes on refusing ends nothing. */
const MAX_REFUSALS = 3;

type Outcome = { type: EventType; data: Record<string, string | boolean> } | null;

/** Null when nothing was ended, because it is used or was not there any more. */
function endedEvent(ended: Ended | null): Outcome {
  if (!ended || (ended.organisations.length === 0 && !ended.isConsentRevoked)) return null;
  const names = ended.organisations.filter(Boolean).join(", ");
  const data = { ...(names && { organisation: names }), consent: ended.isConsentRevoked };
  return { type: "connection.ended", data };
}

async function retryOrGiveUp(claim: Claim, error: XeroError | DecryptionError): Promise<void> {
  const isUnreadable = error instanceof DecryptionError;
  const problem: GrantProblem = isUnreadable ? error.problem : XERO_ERRORS[error.reason].problem;
  const isFinal = isUnreadable ? !error.isKeyMissing : error.kind === "customer" && claim.attempts >= MAX_REFUSALS;
  const waitMs = isFinal ? null : delayAfter(claim, isUnreadable ? 0 : error.retryAfterSeconds);
  if (waitMs === null) {
    const { organisation } = claim;
    return finish(claim, { type: "connection.not_ended", data: { ...(organisation && { organisation }), problem } });
  }
  await pool().query(
    `update revocations set attempts = attempts + 1, claimed_at = null, begun_at = null, next_at = now() + $3 * interval '1 ms'
      where id = $1 and claimed_at = $2`,
    [claim.id, claim.claimedAt, waitMs],
  );
}

/** Deletes it, and its tokens with it. Fenced by the claim. */
async function finish({ id, claimedAt, organizationId, instanceId }: Claim, event: Outcome): Promise<void> {
  await transaction(async (tx) => {
    const count = await tx.$executeRaw`delete from revocations where id = ${id}::uuid and claimed_at = ${claimedAt}`;
    if (count > 0 && event && organizationId) await recordEvent(tx, bySystem(organizationId), { instanceId, ...event });
  });
}
