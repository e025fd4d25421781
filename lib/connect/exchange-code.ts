import { tokenHash } from "@/lib/encryption";
import { XeroError } from "@/lib/xero/errors";
import type { Organisation, TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { type FlowState, decryptFlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { keepReturned, withAttemptLock } from "@/lib/attempts/store";

/** What came back, and for whom it is taken: kept answers are given to nobody else. */
export type Return = { code: string; owner: string };

/**
 * Makes tokens and organisations of the verifier or code that came back. Each answer is kept with the attempt as soon
 * as it is here: a code works once, so after a crash or a failing second call the run goes on from the kept answer.
 * Calls for one attempt wait for each other, so that of several at once one asks Xero and the others get its answer.
 * Null: the attempt has ended meanwhile. Throws XeroError.
 */
export function exchangeCode(
  attemptId: string,
  known: FlowState,
  app: XeroApp,
  { code, owner }: Return,
): Promise<{ tokens: TokenSet; organisations: Organisation[] } | null> {
  return withAttemptLock(attemptId, async (row) => {
    const xero = protocolOf(app);
    let kept: FlowState = { ...decryptFlowState(row), remembered: known.remembered, code };
    const keep = (more: Partial<FlowState>) => {
      kept = { ...kept, ...more };
      return keepReturned(row.id, encryptFlowState(row, kept));
    };
    const proof = tokenHash(JSON.stringify([code, owner, app.key, app.secret])).toString("base64");
    if (kept.tokens && kept.proof !== proof) throw new XeroError("token_rejected");
    // The code first: when Xero cannot be asked now, the customer's return is taken up later.
    if (!kept.tokens) await keep({});
    const tokens = kept.tokens ?? (await xero.exchange(app, kept.remembered ?? {}, code));
    if (!kept.tokens) await keep({ tokens, proof });
    const organisations = kept.organisations ?? (await xero.organisations(app, tokens));
    if (!kept.organisations) await keep({ organisations });
    return { tokens, organisations };
  });
}
