import { type Caller, scopeOf } from "@/lib/caller";
import { withRoutineRenewals } from "@/lib/audit-log/routine-renewals";
import type { EventType, EventView } from "@/lib/audit-log/view";
import { listEventsOfInstance } from "@/lib/audit-log/record";
import { protocolOf } from "@/lib/xero/protocol";
import { listCallCounts } from "./call-counts";
import { requireInstance } from "./access";
import { configurationOf } from "./configuration";
import { presentInstance, presentOrganisation } from "./present";
import { type InstanceRow, listSiblings } from "./store";
import type { CredentialView, InstanceDetails } from "./view";

/** All that the instance's page shows. Throws `not_found`. */
export async function getInstanceDetails(caller: Caller, id: number): Promise<InstanceDetails> {
  const row = await requireInstance(caller, id);
  const [siblings, events, calls] = await Promise.all([
    listSiblings(scopeOf(caller), row),
    listEventsOfInstance(row.organizationId, id),
    listCallCounts(id),
  ]);
  const views = events.map(({ id: eventId, type, actor, data, createdAt }) => ({
    id: String(eventId),
    type: type as EventType,
    actor,
    data: data as EventView["data"],
    at: createdAt.toISOString(),
  }));
  const view = presentInstance(row);
  const grant = { version: row.grant.version, issuedAt: view.issuedAt, expiresAt: view.expiresAt };
  return {
    ...view,
    organisation: presentOrganisation(row),
    siblings,
    events: withRoutineRenewals(views, grant),
    calls,
    credentials: credentialsOf(row),
  };
}

function credentialsOf({ configuration, grant: { app, renewAt } }: InstanceRow): CredentialView[] {
  const { secret, renewal } = protocolOf(app).tokenParts;
  const { hasWebhookKey } = configurationOf({ configuration });
  return [
    "instance_token",
    "access_token",
    ...(secret ? [secret] : []),
    ...(renewAt ? [renewal] : []),
    "app_secret",
    ...(hasWebhookKey ? (["signature_key"] as const) : []),
  ];
}
