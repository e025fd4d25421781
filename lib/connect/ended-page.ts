import type { Caller } from "@/lib/caller";
import { getApp } from "@/lib/apps/store";
import { decryptFlowState } from "@/lib/attempts/flow-state";
import { protocolOf } from "@/lib/xero/protocol";
import { callbackUrl } from "./begin-authorization";
import { findOwnAttempt } from "./current-page";
import { type EndedStep, type FailureCode, readFailureCode } from "@/lib/attempts/view";

/** What the ended page shows. Only the attempt's owner sees more than the reason. */
export async function endedStep(
  caller: Caller | null,
  reasonGiven: string | undefined,
  attemptId: string | undefined,
): Promise<EndedStep> {
  const row = caller && (await findOwnAttempt(caller, attemptId));
  const reason = readFailureCode(reasonGiven);
  if (!row) return { reason, attempt: null };
  const app = row.appId ? await getApp(caller.organizationId, row.appId) : null;
  const { reached, waitUntil } = decryptFlowState(row);
  const step = row.status === "returned" && reached ? "organisation" : "xero";
  const { id, kind, protocol } = row;
  const hasScopes = app !== null && protocolOf(app).hasScopes;
  const sent = hasScopes ? { redirectUri: callbackUrl(), clientId: app.key, scopes: app.scopes.join(" ") } : null;
  const canGoOn = app !== null && !CLOSED.has(reason);
  const isWaiting = waitUntil !== undefined && waitUntil > Date.now();
  const until = isWaiting ? new Date(waitUntil).toISOString() : null;
  return { reason, attempt: { id, kind, protocol, appName: app?.name ?? null, sent, canGoOn, step, waitUntil: until } };
}

const CLOSED = new Set<FailureCode>(["not_found", "wrong_browser", "unknown_state", "wrong_protocol"]);
