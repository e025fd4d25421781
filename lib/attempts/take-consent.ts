import { XeroError } from "@/lib/xero/errors";
import type { Organisation, TokenSet, XeroApp } from "@/lib/xero/model";
import { exchange, organisation } from "@/lib/xero/oauth1";
import { type AttemptSecrets, sealAttempt } from "./secrets";
import { updateAttempt } from "./store";

type Attempt = { id: string; organizationId: string | null };

/** What the customer's return brought. */
export type Returned = { token: string; verifier: string };

/**
 * Makes tokens and an organisation of a return. Each answer is kept with the attempt as soon as it is here: a verifier
 * works once, so after a crash or a failing second call the run goes on from the kept answer. Throws XeroError.
 */
export async function takeConsent(
  attempt: Attempt,
  secrets: AttemptSecrets,
  app: XeroApp,
  returned: Returned,
): Promise<{ tokens: TokenSet; organisation: Organisation }> {
  let kept = secrets;
  const keep = async (more: Partial<AttemptSecrets>) => {
    kept = { ...kept, ...more };
    await updateAttempt(attempt.id, { secretsSealed: sealAttempt(attempt, kept), status: "returned" });
  };
  const tokens = secrets.tokens ?? (await exchangeOnce(app, secrets, returned));
  if (!secrets.tokens) await keep({ tokens });
  const found = secrets.organisation ?? (await organisation(app, tokens));
  if (!secrets.organisation) await keep({ organisation: found });
  return { tokens, organisation: found };
}

async function exchangeOnce(app: XeroApp, secrets: AttemptSecrets, { token, verifier }: Returned): Promise<TokenSet> {
  if (secrets.requestTokenSecret === undefined) throw new XeroError("token_rejected");
  return exchange(app, { token, secret: secrets.requestTokenSecret }, verifier);
}
