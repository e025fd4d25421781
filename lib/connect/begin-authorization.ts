import { customerCallbackUrl } from "@/lib/customer-host";
import { env } from "@/lib/env";
import { randomToken, tokenHash } from "@/lib/encryption";
import type { XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { type FlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { updateAttempt } from "@/lib/attempts/store";
import { browserCookie } from "./browser-cookie";

/** The redirect URI that is registered at Xero. */
export function callbackUrl(): string {
  return `${env().PUBLIC_URL}/connect/callback`;
}

/** Where the browser goes next, and the cookie that proves at the callback that it is the same browser. */
export type Redirect = { location: string; cookie: string | null };

/** With a link it is a customer's. */
type Attempt = { id: string; organizationId: string | null; linkId?: string | null };

/**
 * Prepares an attempt for its callback: bound to a random state and to this browser. `accepted` is called once Xero has accepted the
 * keys, and returns the app's id. Throws XeroError.
 */
export async function beginAuthorization(
  attempt: Attempt,
  app: XeroApp,
  secrets: FlowState,
  accepted: () => Promise<string>,
): Promise<Redirect> {
  const state = randomToken("base64url");
  const browser = randomToken("base64url");
  const ours = attempt.linkId ? customerCallbackUrl() : callbackUrl();
  const { authorizeUrl, remember } = await protocolOf(app).begin({ ...app, callbackUrl: ours }, state);
  const now = Date.now();
  await updateAttempt(attempt.id, {
    appId: await accepted(),
    status: "sent",
    problem: null,
    stateHash: tokenHash(state),
    browserHash: tokenHash(browser),
    requestTokenHash: remember.requestToken === undefined ? null : tokenHash(remember.requestToken),
    secretsSealed: encryptFlowState(attempt, { ...secrets, remembered: remember }),
    sentAt: new Date(now),
    expiresAt: new Date(now + ATTEMPT_LIFE_MS),
  });
  return { location: authorizeUrl, cookie: browserCookie(attempt.id, browser) };
}
