import type { Caller } from "@/lib/caller";
import { getApp } from "@/lib/apps/store";
import { decryptFlowState } from "@/lib/attempts/flow-state";
import { callbackUrl } from "./begin-authorization";
import { findOwnAttempt } from "./current-page";
import { FAILURE_CODES, type EndedStep, type FailureCode } from "@/lib/attempts/view";

/** What the ended page shows. Whoever is not the run's owner learns why, and nothing about the run. */
export async function endedStep(
  caller: Caller | null,
  why: string | undefined,
  attemptId: string | undefined,
): Promise<EndedStep> {
  const row = caller && (await findOwnAttempt(caller, attemptId));
  const ending = FAILURE_CODES.find((known) => known === why) ?? "failed";
  if (!row) return { why: ending, attempt: null };
  const app = row.appId ? await getApp(caller.organizationId, row.appId) : null;
  const hasOrganisation = row.status === "returned" && decryptFlowState(row).organisations !== undefined;
  const step = hasOrganisation ? "organisation" : "xero";
  const { id, kind, protocol } = row;
  const sent =
    app && protocol === "oauth2"
      ? { redirectUri: callbackUrl(), clientId: app.key, scopes: app.scopes.join(" ") }
      : null;
  const canGoOn = isOpen(ending, app !== null);
  return { why: ending, attempt: { id, kind, protocol, appName: app?.name ?? null, sent, canGoOn, step } };
}

const CLOSED = new Set<FailureCode>(["gone", "foreign", "unknown", "wrong_protocol"]);

const isOpen = (why: FailureCode, hasApp: boolean) => hasApp && !CLOSED.has(why);
