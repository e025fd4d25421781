import { type Caller, scopeOf } from "@/lib/caller";
import { withRoutineRenewals } from "@/lib/audit-log/routine-renewals";
import { listEventsOfInstance, presentEvent } from "@/lib/audit-log/record";
import { protocolOf } from "@/lib/xero/protocol";
import { findLastChange } from "@/lib/xero-events/store";
import { listCallCounts } from "./call-counts";
import { requireInstance } from "./access";
import { configurationOf } from "./configuration";
import { presentInstance, presentOrganisation } from "./present";
import { type InstanceRow, listSiblings } from "./store";
import type { CredentialView, InstanceDetails } from "./view";

/** All that the instance's page shows. Throws `not_found`. */
export async function getInstanceDetails(caller: Caller, id: number): Promise<InstanceDetails> {
  const row = await requireInstance(caller, id);
  const [siblings, events, calls, change] = await Promise.all([
    listSiblings(scopeOf(caller), row),
    listEventsOfInstance(row.organizationId, id),
    listCallCounts(id),
    findLastChange(row.organizationId, id),
  ]);
  const view = presentInstance(row);
  return {
    ...view,
    organisation: presentOrganisation(row),
    scopes: row.grant.scopes,
    siblings,
    events: withRoutineRenewals(events.map(presentEvent), { ...view, version: row.grant.version }),
    calls,
    lastChange: change && { at: change.happenedAt.toISOString(), category: change.category, type: change.type },
    credentials: credentialsOf(row),
  };
}

function credentialsOf({ configuration, grant: { app, renewAt } }: InstanceRow): CredentialView[] {
  const { secret, renewal } = protocolOf(app).tokenParts;
  const { hasWebhookKey } = configurationOf({ configuration });
  const ofGrant = [...(secret ? [secret] : []), ...(renewAt && renewal ? [renewal] : [])];
  const ofInstance = hasWebhookKey ? (["signature_key"] as const) : [];
  return ["instance_token", "access_token", ...ofGrant, "app_secret", ...ofInstance];
}
