import { decryptApp } from "@/lib/apps/credentials";
import { getApp } from "@/lib/apps/store";
import { tokenHash } from "@/lib/encryption";
import { XeroError, type XeroErrorReason } from "@/lib/xero/errors";
import { type FlowState, decryptFlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, failAttempt, findAttemptByState, updateAttempt } from "@/lib/attempts/store";
import { exchangeCode } from "./exchange-code";
import type { FailureCode } from "@/lib/attempts/view";

/** The result of a callback. `attemptId` is set when its cookie is to be cleared. */
export type Outcome = { why: FailureCode | null; attemptId: string | null };

/**
 * Handles a browser that Xero sends back. It must bring the state of an attempt that is waiting, in the browser that started it,
 * before the attempt expires, once. `cookieOf` returns that browser's cookie for an attempt.
 */
export async function handleCallback(
  query: URLSearchParams,
  cookieOf: (attemptId: string) => string | undefined,
): Promise<Outcome> {
  const state = query.get("state");
  const attempt = state ? await findAttemptByState(tokenHash(state)) : null;
  if (!attempt) return { why: "unknown", attemptId: null };
  if (query.has(attempt.protocol === "oauth1" ? "code" : "oauth_token"))
    return { why: "wrong_protocol", attemptId: null };
  const secrets = decryptFlowState(attempt);
  const isWaiting = attempt.status === "sent" || (attempt.status === "returned" && !secrets.organisations);
  if (!isWaiting) return { why: "replayed", attemptId: attempt.id };
  if (!isSameBrowser(attempt, cookieOf(attempt.id))) return { why: "foreign", attemptId: null };
  return { why: await validateCallback(attempt, secrets, query), attemptId: attempt.id };
}

function isSameBrowser(attempt: AttemptRow, cookie: string | undefined): boolean {
  return cookie !== undefined && attempt.browserHash !== null && tokenHash(cookie).equals(attempt.browserHash);
}

async function validateCallback(
  attempt: AttemptRow,
  secrets: FlowState,
  query: URLSearchParams,
): Promise<FailureCode | null> {
  if (attempt.expiresAt < new Date()) return end(attempt, "late");
  const code = query.get(attempt.protocol === "oauth1" ? "oauth_verifier" : "code");
  // A refusal brings neither verifier nor code; with redirectOnError 1.0a says error=access_denied, too (xero-protocol A.4).
  if (query.has("error") || !code) return end(attempt, "declined");
  if (attempt.requestTokenHash && !tokenHash(query.get("oauth_token") ?? "").equals(attempt.requestTokenHash)) {
    return end(attempt, "unknown");
  }
  return resumeConsent(attempt, { ...secrets, code });
}

/**
 * Exchanges the code that is stored with its attempt. Returns null on success, else the failure code. What fails only because of
 * Xero's state can be resumed later.
 */
export async function resumeConsent(attempt: AttemptRow, secrets: FlowState): Promise<FailureCode | null> {
  const app = attempt.organizationId && attempt.appId ? await getApp(attempt.organizationId, attempt.appId) : null;
  if (!app || !secrets.code) return end(attempt, "gone");
  try {
    const owner = attempt.organizationId ?? "";
    const consent = await exchangeCode(attempt.id, secrets, await decryptApp(app), { code: secrets.code, owner });
    if (!consent) return "replayed";
    return consent.organisations.length > 0 ? null : await end(attempt, "no_organisation");
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    const why = failureCodeOf(error.reason);
    if (error.kind === "later" || error.kind === "nonsense") await updateAttempt(attempt.id, { problem: error.reason });
    else await end(attempt, why);
    return why;
  }
}

const ENDING_OF: Partial<Record<XeroErrorReason, FailureCode>> = {
  token_rejected: "refused",
  token_expired: "refused",
  permission_denied: "refused",
  connection_removed: "refused",
  rate_limited: "xero_busy",
  unavailable: "xero_busy",
  organisation_offline: "xero_busy",
  clock_wrong: "xero_busy",
  unreachable: "xero_unreachable",
  timeout: "xero_unreachable",
  nonsense: "xero_nonsense",
};

/** The ended page's word for what Xero said. The rest is about the app's own settings. */
export function failureCodeOf(reason: XeroErrorReason): FailureCode {
  return ENDING_OF[reason] ?? "app_refused";
}

async function end(attempt: AttemptRow, why: FailureCode): Promise<FailureCode> {
  await failAttempt(attempt.id, why === "declined" ? "declined" : "failed", why);
  return why;
}
