import type { Caller } from "@/lib/caller";
import { DecryptionError } from "@/lib/encryption";
import { isLeaseFresh } from "@/lib/queue/lease";
import type { NoteOutcome } from "@/lib/queue/worker";
import { renewals } from "@/lib/metrics";
import { addToSpan, inSpan } from "@/lib/tracing/span";
import { XeroError } from "@/lib/xero/errors";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { endPause, pauseAppAfter } from "./pause-app";
import type { Claim } from "./claim";
import { failureOf, noteFailure } from "./retry";
import { detectRemovals } from "./detect-removals";
import { decryptGrant } from "./decrypt-grant";
import { saveRenewed } from "./save-batch";

type Renewal = {
  /** Who asked for it; null when an API call or page needed it, undefined when it was due. */
  caller?: Caller | null;
  noteOutcome: NoteOutcome;
};

/** Renews a claimed grant and stores the outcome. */
export function renewClaimed(claim: Claim, renewal: Renewal): Promise<void> {
  return inSpan("renewal", { "gangway.grant.id": claim.id }, () => renew(claim, renewal));
}

async function renew(claim: Claim, renewal: Renewal): Promise<void> {
  const decrypted = await decryptClaim(claim);
  if (!decrypted || !isLeaseFresh(claim)) return;
  try {
    await probeOldToken(claim, decrypted);
    if (!isLeaseFresh(claim)) return;
    const tokens = await protocolOf(decrypted.app).renew(decrypted.app, decrypted.tokens);
    await succeed(claim, decrypted.app, tokens, renewal);
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    countOutcome(error.reason);
    // Pause before noting the failure: that ends the claim, and a paused app must not be called again.
    const failuresInRow = renewal.noteOutcome(error.kind === "customer");
    await pauseAppAfter({ id: claim.app.id, ...claim.pausable }, error, failuresInRow);
    await noteFailure(claim, failureOf(claim, error));
  }
}

function countOutcome(outcome: "renewed" | XeroError["reason"]): void {
  renewals.inc({ outcome });
  addToSpan({ "gangway.outcome": outcome });
}

type Decrypted = { app: XeroApp; tokens: TokenSet };

async function decryptClaim(claim: Claim): Promise<Decrypted | null> {
  try {
    return await decryptGrant(claim);
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    // Only the customer can replace lost tokens. But a key may be missing in this replica alone, as during a key rotation,
    // and an app's secret can be entered again.
    const isGone = error.identity.table === "grant_tokens" && !error.isKeyMissing;
    await noteFailure(claim, { status: isGone ? "reconnect" : "retrying", problem: error.problem });
    return null;
  }
}

/**
 * After a failed or lost renewal, calls Xero with the old token of 1.0a: while it works, or has only expired, it can be renewed.
 * Throws XeroError when Xero no longer knows it. A protocol with a grace period needs no such call.
 */
async function probeOldToken({ isOrphan, status, subject }: Claim, { app, tokens }: Decrypted): Promise<void> {
  const xero = protocolOf(app);
  if (xero.hasRefreshGracePeriod || !(isOrphan || status === "retrying")) return;
  try {
    await xero.organisation(app, tokens, { xeroId: subject, connectionId: null });
  } catch (error) {
    if (!(error instanceof XeroError && error.reason === "token_expired")) throw error;
  }
}

async function succeed(claim: Claim, app: XeroApp, tokens: TokenSet, { caller, noteOutcome }: Renewal): Promise<void> {
  noteOutcome(true);
  countOutcome("renewed");
  const isSaved = await saveRenewed({ claim, tokens, caller: caller ?? null, answeredAt: performance.now() });
  await endPause({ id: claim.app.id, ...claim.pausable });
  if (isSaved && (claim.isCheckDue || caller !== undefined)) await detectRemovals(claim, app, tokens);
}
