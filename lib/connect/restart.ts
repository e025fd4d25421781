import type { Caller } from "@/lib/caller";
import { resumeConsent } from "./handle-callback";
import { decryptFlowState } from "@/lib/attempts/flow-state";
import type { Redirect } from "./begin-authorization";
import { startWithApp } from "./start";
import type { AttemptRow } from "@/lib/attempts/store";

/**
 * Restarts an attempt: with the code that is still stored, else with a new consent for the same app, else with its keys. Returns
 * where the browser goes.
 */
export async function restart(caller: Caller, row: AttemptRow): Promise<Redirect> {
  const secrets = decryptFlowState(row);
  const isKept = row.status === "returned" && row.expiresAt > new Date() && secrets.code && !secrets.organisations;
  if (isKept) {
    const why = await resumeConsent(row, secrets);
    const page = why ? `ended?why=${why}&attempt=${row.id}` : `organisation?attempt=${row.id}`;
    return { location: `/connect/${page}`, cookie: null };
  }
  if (!row.appId) return { location: "/connect", cookie: null };
  return startWithApp(caller, row.appId, row.instanceId);
}
