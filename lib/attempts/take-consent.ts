import type { Organisation, TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { type AttemptSecrets, sealAttempt } from "./secrets";
import { updateAttempt } from "./store";

type Attempt = { id: string; organizationId: string | null };

/**
 * Makes tokens and organisations of the verifier or code that came back. Each answer is kept with the attempt as soon
 * as it is here: a code works once, so after a crash or a failing second call the run goes on from the kept answer.
 * Throws XeroError.
 */
export async function takeConsent(
  attempt: Attempt,
  secrets: AttemptSecrets,
  app: XeroApp,
  code: string,
): Promise<{ tokens: TokenSet; organisations: Organisation[] }> {
  const xero = protocolOf(app);
  let kept = secrets;
  const keep = async (more: Partial<AttemptSecrets>) => {
    kept = { ...kept, ...more };
    await updateAttempt(attempt.id, { secretsSealed: sealAttempt(attempt, kept), status: "returned" });
  };
  const tokens = secrets.tokens ?? (await xero.exchange(app, secrets.remembered ?? {}, code));
  if (!secrets.tokens) await keep({ tokens });
  const organisations = secrets.organisations ?? (await xero.organisations(app, tokens));
  if (!secrets.organisations) await keep({ organisations });
  return { tokens, organisations };
}
