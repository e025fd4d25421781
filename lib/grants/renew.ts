import type { Caller } from "@/lib/caller";
import { DecryptionError } from "@/lib/encryption";
import { XeroError } from "@/lib/xero/errors";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { endPause, pauseAppAfter } from "./pause-app";
import { type Claim, isLeaseFresh } from "./claim";
import { failureOf, noteFailure } from "./retry";
import { detectRemovals } from "./detect-removals";
import { decryptGrant } from "./open-grant";
import { saveRenewed } from "./save-batch";

/** Whose renewal it is: of a loop, which counts an app's failures, or of somebody who asked for it. */
export type Renewal = {
  /** Who asked for it, if somebody did; undefined when it was due. */
  caller?: Caller | null;
  noteOutcome: (appId: string, isGood: boolean) => number;
};

/** Renews a claimed grant, and writes down what came of it. */
export async function renewClaimed(claim: Claim, renewal: Renewal): Promise<void> {
  const opened = await open(claim);
  if (!opened || !isLeaseFresh(claim)) return;
  try {
    await probeOldToken(claim, opened);
    if (!isLeaseFresh(claim)) return;
    const tokens = await protocolOf(opened.app).renew(opened.app, opened.tokens);
    await succeed(claim, opened.app, tokens, renewal);
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    // The pause first: with the failure noted the grant is free, and an app that has to wait must not be asked again.
    await pauseAppAfter(
      { id: claim.app.id, ...claim.pausable },
      error,
      renewal.noteOutcome(claim.app.id, error.kind === "customer"),
    );
    await noteFailure(claim, failureOf(claim, error));
  }
}

type Opened = { app: XeroApp; tokens: TokenSet };

async function open(claim: Claim): Promise<Opened | null> {
  try {
    return await decryptGrant(claim);
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    // Tokens that are gone only the customer can bring back. A key may be missing in this replica alone, as while keys are
    // rotated, and an app's secret can be entered again.
    const isGone = error.identity.table === "grant_tokens" && !error.isKeyMissing;
    const status = isGone ? "reconnect" : "retrying";
    await noteFailure(claim, { status, problem: "undecryptable" });
    return null;
  }
}

/**
 * After a renewal of 1.0a that did not end well, asks with the old token: it works, or has just run out of time, and can
 * be renewed; or Xero does not know it any more, which throws. Where the old token has a grace there is no need to ask.
 */
async function probeOldToken(
  { isOrphan, status, subject, app: { protocol } }: Claim,
  { app, tokens }: Opened,
): Promise<void> {
  const xero = protocolOf({ protocol });
  if (xero.hasRefreshGracePeriod || !(isOrphan || status === "retrying")) return;
  try {
    await xero.organisation(app, tokens, { xeroId: subject, connectionId: null });
  } catch (error) {
    if (!(error instanceof XeroError && error.reason === "token_expired")) throw error;
  }
}

async function succeed(claim: Claim, app: XeroApp, tokens: TokenSet, { caller, noteOutcome }: Renewal): Promise<void> {
  noteOutcome(claim.app.id, true);
  const isSaved = await saveRenewed({ claim, tokens, caller: caller ?? null, answeredAt: performance.now() });
  await endPause({ id: claim.app.id, ...claim.pausable });
  if (isSaved && (claim.isCheckDue || caller !== undefined)) await detectRemovals(claim, app, tokens);
}
