import type { DeliveryRow } from "./store";
import type { DeliveryProblem, DeliveryView, SentEvent } from "./view";

/** A stored delivery with its event, as pages see it. */
export function presentDelivery({ nextAt, claimedAt, ...row }: DeliveryRow): DeliveryView {
  const { id, status, attempts, answerStatus, eventId, type, actor, data, createdAt } = row;
  const event = { id: eventId, type, actor, data, at: createdAt.toISOString() } as SentEvent;
  const problem = row.problem as DeliveryProblem | null;
  const dueAt = claimedAt ? null : (nextAt?.toISOString() ?? null);
  return { id, event, status, attempts, nextAt: dueAt, answerStatus, problem };
}
