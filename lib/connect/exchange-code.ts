import { tokenHash } from "@/lib/encryption";
import { boundedWait } from "@/lib/in-flight";
import { XeroError } from "@/lib/xero/errors";
import type { Organisation, TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { type FlowState, decryptFlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, keepReturned, withAttemptClaim } from "@/lib/attempts/store";
import { holdAttempt } from "./hold-attempt";

/** What the callback brought, and for whom it is exchanged: stored answers go to nobody else. */
export type Return = { code: string; owner: string };

type Exchanged = { tokens: TokenSet; organisations: Organisation[] } | null;

/**
 * Exchanges the verifier or code for tokens, and lists their organisations. Each answer is stored with the attempt at once: a code
 * works once, so after a crash or a failing second call the attempt continues from the stored answer. Calls for one attempt wait
 * for each other: one asks Xero, the others get its answer. Null when the attempt has ended meanwhile. Throws XeroError,
 * `too_many_requests` and `busy`.
 */
export function exchangeCode(id: string, known: FlowState, app: XeroApp, returned: Return): Promise<Exchanged> {
  return withAttemptClaim(id, (row) => exchangeClaimed(row, known, app, returned));
}

async function exchangeClaimed(row: AttemptRow, known: FlowState, app: XeroApp, { code, owner }: Return) {
  const xero = protocolOf(app);
  let kept: FlowState = { ...decryptFlowState(row), remembered: known.remembered, code };
  const keep = (more: Partial<FlowState>) => {
    kept = { ...kept, ...more };
    return keepReturned(row.id, encryptFlowState(row, kept));
  };
  const proof = tokenHash(JSON.stringify([code, owner, app.key, app.secret])).toString("base64");
  if (kept.tokens && kept.proof !== proof) throw new XeroError("token_rejected");
  // The code first: when Xero cannot be reached now, the attempt continues later.
  if (!kept.tokens) await keep({});
  return boundedWait({ caller: owner, app: app.key }, async () => {
    const tokens = kept.tokens ?? (await xero.exchange(app, kept.remembered ?? {}, code));
    if (!kept.tokens) await keep({ tokens, proof });
    await holdAttempt({ ...row, organizationId: owner || null }, app, tokens);
    const organisations = kept.organisations ?? (await xero.organisations(app, tokens));
    if (!kept.organisations) await keep({ organisations });
    return { tokens, organisations };
  });
}
