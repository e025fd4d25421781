import type { Caller } from "@/lib/caller";
import { hasAnswer } from "./current-page";
import { failurePage } from "./failure-page";
import { resumeConsent } from "./handle-callback";
import { decryptFlowState } from "@/lib/attempts/flow-state";
import type { Redirect } from "./begin-authorization";
import { startWithApp } from "./start";
import type { AttemptRow } from "@/lib/attempts/store";

/** Restarts an attempt: with the code that is still stored, else with a new consent for the same app, else with its keys. */
export async function restart(caller: Caller, row: AttemptRow): Promise<Redirect> {
  const secrets = decryptFlowState(row);
  const isKept = row.status === "returned" && row.expiresAt > new Date() && secrets.code && !hasAnswer(row, secrets);
  if (isKept) {
    const reason = await resumeConsent(row, secrets);
    const organisation = `/connect/organisation?attempt=${row.id}`;
    return { location: reason ? failurePage(reason, { attempt: row.id }) : organisation, cookie: null };
  }
  if (!row.appId) return { location: "/connect", cookie: null };
  return startWithApp(caller, row.appId, row.instanceId);
}
