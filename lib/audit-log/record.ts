import { db, type Db } from "@/lib/db";
import { callerAddress } from "@/lib/events/caller-address";
import type { EventType } from "./view";

export type EventToRecord = {
  organizationId: string;
  instanceId: number | null;
  userId: number | null;
  type: EventType;
  data?: Record<string, string | number | boolean | null>;
};

/** Adds a line to the activity trail, in the transaction of what it tells. Of somebody's doing it keeps who it was, and from where. */
export async function recordEvent(tx: Db, event: EventToRecord): Promise<void> {
  const { organizationId, instanceId, userId, type, data = {} } = event;
  const address = userId === null ? null : callerAddress();
  await tx.$executeRaw`
    insert into events (organization_id, instance_id, user_id, actor, address, type, data)
    select ${organizationId}::uuid, ${instanceId}::int, ${userId}::int, (select email from users where id = ${userId}::int),
      ${address}::text, ${type}, ${JSON.stringify(data)}::jsonb`;
}

/** The newest events of an instance, newest first, at most 100. */
export function listEventsOfInstance(organizationId: string, instanceId: number) {
  return db().event.findMany({
    where: { organizationId, instanceId },
    orderBy: { id: "desc" },
    take: 100,
  });
}
