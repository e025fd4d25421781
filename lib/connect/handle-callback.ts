import { decryptApp } from "@/lib/apps/credentials";
import { getApp } from "@/lib/apps/store";
import { tokenHash } from "@/lib/encryption";
import { isBusy } from "@/lib/errors";
import { XERO_ERRORS, XeroError } from "@/lib/xero/errors";
import { isOfOtherIssuer } from "@/lib/xero/oauth2";
import { protocolOf } from "@/lib/xero/protocol";
import { type FlowState, decryptFlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, findAttemptByState, updateAttempt } from "@/lib/attempts/store";
import { isSameBrowser } from "./browser-cookie";
import { getInstance } from "@/lib/instances/store";
import { endWithout } from "./end-attempt";
import { exchangeCode, sourceOfCode } from "./exchange-code";
import type { FailureCode } from "@/lib/attempts/view";

/**
 * `reason` is null when an organisation can be chosen; `attemptId` is set when its cookie is to be cleared; `linkId` when a
 * customer without an account comes back.
 */
export type Outcome = { reason: FailureCode | null; attemptId: string | null; linkId: string | null };

/** What went wrong unexpectedly with a return, whose it was. `cause` is the error. */
export class CallbackError extends Error {
  override readonly name = "CallbackError";

  constructor(
    readonly attemptId: string,
    readonly linkId: string | null,
    cause: unknown,
  ) {
    super("a return from Xero failed", { cause });
  }
}

type CookieOf = (attemptId: string) => string | undefined;

/**
 * Handles a browser that Xero redirects back. It must bring the state of an attempt that waits for it, once, in time, and
 * from the browser that started it. `cookieOf` returns that browser's cookie for an attempt. Throws CallbackError.
 */
export async function handleCallback(query: URLSearchParams, cookieOf: CookieOf): Promise<Outcome> {
  const state = query.get("state");
  const attempt = state ? await findAttemptByState(tokenHash(state)) : null;
  if (!attempt) return { reason: "unknown_state", attemptId: null, linkId: null };
  const { id, linkId } = attempt;
  if (isOfOtherIssuer(query)) return { reason: "unknown_state", attemptId: null, linkId };
  if (protocolOf(attempt).isOtherProtocol(query)) return { reason: "wrong_protocol", attemptId: null, linkId };
  const secrets = decryptFlowState(attempt);
  const isWaiting = attempt.status === "sent" || (attempt.status === "returned" && !secrets.reached);
  if (!isWaiting) return { reason: "already_used", attemptId: id, linkId };
  if (!isSameBrowser(attempt, cookieOf(id))) return { reason: "wrong_browser", attemptId: null, linkId };
  try {
    return { reason: await validateCallback(attempt, secrets, query), attemptId: id, linkId };
  } catch (error) {
    throw new CallbackError(id, linkId, error);
  }
}

async function validateCallback(
  attempt: AttemptRow,
  secrets: FlowState,
  query: URLSearchParams,
): Promise<FailureCode | null> {
  if (attempt.expiresAt < new Date()) return fail(attempt, "expired");
  const code = protocolOf(attempt).returnedCode(query);
  const error = query.get("error");
  if (error !== null) return fail(attempt, RETURNED_ERRORS[error] ?? "app_refused");
  // Without redirectOnError a refusal of 1.0a brings just no verifier (xero-protocol A.4).
  if (!code) return fail(attempt, attempt.requestTokenHash ? "declined" : "failed");
  if (attempt.requestTokenHash && !tokenHash(query.get("oauth_token") ?? "").equals(attempt.requestTokenHash)) {
    return fail(attempt, "unknown_state");
  }
  return resumeConsent(attempt, { ...secrets, code });
}

/** Errors of RFC 6749 section 4.1.2.1 with a page of their own; the others are about the app's settings. */
const RETURNED_ERRORS: Record<string, FailureCode> = {
  access_denied: "declined",
  invalid_scope: "scope_refused",
  server_error: "xero_busy",
  temporarily_unavailable: "xero_busy",
};

/**
 * Exchanges the code that is kept with an attempt for tokens and organisations. Returns null, or why it failed; after a
 * temporary failure the attempt can be resumed later.
 */
export async function resumeConsent(attempt: AttemptRow, secrets: FlowState): Promise<FailureCode | null> {
  const app = attempt.organizationId && attempt.appId ? await getApp(attempt.organizationId, attempt.appId) : null;
  if (!app || !secrets.code) return fail(attempt, "not_found");
  try {
    const owner = attempt.organizationId ?? "";
    const xeroApp = await decryptApp(app);
    const source = sourceOfCode(xeroApp, { code: secrets.code, owner, wanted: await wantedBy(attempt, owner) });
    const consent = await exchangeCode(attempt.id, secrets, xeroApp, source);
    if (!consent) return "already_used";
    const { organisations, others } = consent.reached;
    if (organisations.length === 0) return await fail(attempt, others.length > 0 ? "only_others" : "no_organisation");
    if (attempt.problem !== null) await updateAttempt(attempt.id, { problem: null });
    return null;
  } catch (error) {
    if (isBusy(error)) return "xero_busy";
    if (!(error instanceof XeroError)) throw error;
    const { failure } = XERO_ERRORS[error.reason];
    if (!error.isTemporary) return fail(attempt, failure);
    await updateAttempt(attempt.id, { problem: error.reason });
    return failure;
  }
}

/** Xero's id of the organisation that a reconnect is about. */
async function wantedBy({ instanceId }: AttemptRow, organizationId: string): Promise<string | undefined> {
  if (instanceId === null) return undefined;
  return (await getInstance({ organizationId, ownerId: null }, instanceId))?.xeroId;
}

async function fail(attempt: AttemptRow, reason: FailureCode): Promise<FailureCode> {
  await endWithout(attempt, reason);
  return reason;
}
