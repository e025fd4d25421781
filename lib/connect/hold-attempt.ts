import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { endNow } from "@/lib/revocations/end";
import { forgetHold, holdConsent } from "@/lib/revocations/hold";

/** Saving what an attempt has connected may begin in its last moment. */
const SAVING_MS = 60_000;

type Run = { id: string; organizationId: string | null; expiresAt: Date };

/**
 * From now on nothing of the attempt's consent is ended at Xero, until the attempt is settled, forgotten or has expired; then what
 * it has connected is, as far as nothing uses it. With `isShared` an instance has the tokens, too, and nothing is. Throws XeroError.
 */
export async function holdAttempt(run: Run, app: XeroApp, tokens: TokenSet, isShared = false): Promise<void> {
  const { canRevoke, consentEventOf } = protocolOf(app);
  // Whose tokens they are Xero says, if it says it, in the tokens.
  if (!canRevoke || tokens.subject === "") return;
  const { id: holder, organizationId } = run;
  const until = new Date(run.expiresAt.getTime() + SAVING_MS);
  const own = { authEventId: consentEventOf(tokens), secrets: { appSecret: app.secret, tokens } };
  const consent = { clientId: app.key, xeroUser: tokens.subject };
  await holdConsent({ holder, organizationId, until, ...consent, ...(!isShared && own) });
}

/** Ends at Xero what an attempt has connected that nobody finishes any more, as far as nothing uses it. */
export async function forgetAttempt(id: string): Promise<void> {
  await endNow(await forgetHold(id));
}
