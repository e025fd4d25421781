import { presentEvent } from "@/lib/audit-log/record";
import type { DeliveryRow } from "./store";
import type { DeliveryProblem, DeliveryView } from "./view";

/** A stored delivery with its event, as pages see it. */
export function presentDelivery({ event, nextAt, claimedAt, ...row }: DeliveryRow): DeliveryView {
  const { id, status, attempts, answerStatus } = row;
  const problem = row.problem as DeliveryProblem | null;
  const dueAt = claimedAt ? null : (nextAt?.toISOString() ?? null);
  return { id, event: presentEvent(event), status, attempts, nextAt: dueAt, answerStatus, problem };
}
