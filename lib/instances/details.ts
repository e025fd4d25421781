import { withQuietRenewals } from "@/lib/events/quiet-renewals";
import type { EventType, EventView } from "@/lib/events/view";
import { listEventsOfInstance } from "@/lib/events/store";
import type { Caller } from "@/lib/organizations/store";
import { requireInstance, scopeOf } from "./access";
import { presentInstance, presentOrganisation } from "./present";
import { listSiblings } from "./store";
import type { InstanceDetails } from "./view";

/** All that the instance's page shows. Throws `not_found`. */
export async function getInstanceDetails(caller: Caller, id: number): Promise<InstanceDetails> {
  const row = await requireInstance(caller, id);
  const [siblings, events] = await Promise.all([
    listSiblings(scopeOf(caller), row),
    listEventsOfInstance(row.organizationId, id),
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
  return { ...view, organisation: presentOrganisation(row), siblings, events: withQuietRenewals(views, grant) };
}
