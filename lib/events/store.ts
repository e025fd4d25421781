import { db, type Db } from "@/lib/db";
import type { EventType } from "./view";

export type EventToAdd = {
  organizationId: string;
  /** Null when it is not there any more. */
  instanceId: number | null;
  userId: number | null;
  type: EventType;
  data?: Record<string, string | number | boolean | null>;
};

/** Adds a line to the activity trail, in the transaction of what it tells. */
export async function addEvent(tx: Db, event: EventToAdd): Promise<void> {
  await tx.event.create({ data: event });
}

/** The newest events of an instance, newest first, at most 100. */
export function listEventsOfInstance(organizationId: string, instanceId: number) {
  return db().event.findMany({
    where: { organizationId, instanceId },
    include: { user: { select: { email: true } } },
    orderBy: { id: "desc" },
    take: 100,
  });
}
