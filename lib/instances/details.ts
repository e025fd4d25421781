import type { EventType, EventView } from "@/lib/events/view";
import type { Caller } from "@/lib/organizations/store";
import { requireInstance, scopeOf } from "./access";
import { presentInstance, presentOrganisation } from "./present";
import { getSurroundings } from "./store";
import type { InstanceDetails } from "./view";

/** All that the instance's page shows. Throws `not_found`. */
export async function getInstanceDetails(caller: Caller, id: number): Promise<InstanceDetails> {
  const row = await requireInstance(caller, id);
  const { siblings, events } = await getSurroundings(scopeOf(caller), row);
  const views = events.map(({ id: eventId, type, user, data, createdAt }) => ({
    id: String(eventId),
    type: type as EventType,
    actor: user?.email ?? null,
    data: data as EventView["data"],
    at: createdAt.toISOString(),
  }));
  return { ...presentInstance(row), organisation: presentOrganisation(row), siblings, events: views };
}
