import { env } from "@/lib/env";
import { randomToken, tokenHash } from "@/lib/encryption";
import type { XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { type FlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { updateAttempt } from "@/lib/attempts/store";

/** Where Xero sends browsers back to; registered at Xero, without the state. */
export function callbackUrl(): string {
  return `${env().PUBLIC_URL}/connect/callback`;
}

/** Where the browser goes next, and on the way to Xero the cookie that proves later that it is the same browser. */
export type Redirect = { location: string; cookie: string | null };

type Attempt = { id: string; organizationId: string | null };

/**
 * Makes the attempt ready for the customer's return: bound to a random state, which comes back with the customer, and to
 * this browser. `accepted` is called once Xero took the keys, and gives the
 * app's id. Throws XeroError.
 */
export async function beginAuthorization(
  attempt: Attempt,
  app: XeroApp,
  secrets: FlowState,
  accepted: () => Promise<string>,
): Promise<Redirect> {
  const state = randomToken("base64url");
  const browser = randomToken("base64url");
  const { authorizeUrl, remember } = await protocolOf(app).begin({ ...app, callbackUrl: callbackUrl() }, state);
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

/** The name of the cookie that binds a run to a browser; one for each run, so that two tabs do not disturb each other. */
export function browserCookieName(attemptId: string): string {
  const name = `gangway-attempt-${attemptId}`;
  return isHttps() ? `__Host-${name}` : name;
}

/** The Set-Cookie header for it; without a value the one that takes it away. */
export function browserCookie(attemptId: string, value = ""): string {
  const life = value === "" ? 0 : ATTEMPT_LIFE_MS / 1000;
  // Lax: Xero's redirect is a top-level GET from another site.
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${isHttps() ? "; Secure" : ""}`;
  return `${browserCookieName(attemptId)}=${value}; ${attributes}`;
}

const isHttps = () => env().PUBLIC_URL.startsWith("https:");
