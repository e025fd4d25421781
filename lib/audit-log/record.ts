import type { Caller } from "@/lib/caller";
import { db, type Db } from "@/lib/db";
import type { EventView } from "./view";
import type { EventType } from "./event-types";

/** Who did something, in which organization. A caller, a customer without an account (`name`), or Gangway itself (`bySystem`). */
export type Actor = Pick<Caller, "organizationId" | "address"> & { userId: number | null; name?: string };

export type EventToRecord = { instanceId?: number | null; type: EventType; data?: EventView["data"] };

/** Gangway itself, without a caller. */
export const bySystem = (organizationId: string): Actor => ({ organizationId, userId: null, address: null });

/** Records an event in the audit log, in the same transaction as the change itself. */
export async function recordEvent(tx: Db, actor: Actor, event: EventToRecord): Promise<void> {
  const { organizationId, userId, address, name = null } = actor;
  const { instanceId = null, type, data = {} } = event;
  await tx.$executeRaw`
    insert into events (organization_id, instance_id, user_id, actor, address, type, data)
    select ${organizationId}::uuid, ${instanceId}::int, ${userId}::int,
      coalesce((select email from users where id = ${userId}::int), ${name}::text),
      ${address}::text, ${type}, ${JSON.stringify(data)}::jsonb`;
}

/** An event as a row of `events` has it. */
export type StoredEvent = { id: bigint | string; type: string; actor: string | null; data: unknown; createdAt: Date };

/** A stored event as pages show it. */
export function presentEvent({ id, type, actor, data, createdAt }: StoredEvent): EventView {
  const at = createdAt.toISOString();
  return { id: String(id), type: type as EventType, actor, data: data as EventView["data"], at };
}

/** The newest events of an instance, newest first, at most 100. */
export function listEventsOfInstance(organizationId: string, instanceId: number) {
  return db().event.findMany({ where: { organizationId, instanceId }, orderBy: { id: "desc" }, take: 100 });
}

/** The newest events of some instances of an organization, newest first, at most `most`. */
export function listEventsOfInstances(organizationId: string, instanceIds: number[], most: number) {
  const where = { organizationId, instanceId: { in: instanceIds } };
  return db().event.findMany({ where, orderBy: { id: "desc" }, take: most });
}
