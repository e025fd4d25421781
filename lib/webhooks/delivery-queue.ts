import type { Loop } from "@/lib/queue/loop";
import { type Queue, startWorker } from "@/lib/queue/worker";
import { AT_ONCE, type Claim, claimDue, releaseDeliveries } from "./claim";
import { deliver } from "./deliver";

const DELIVERIES: Queue<Claim> = {
  name: "deliveries",
  concurrency: 128,
  maxBatch: 50,
  minBatch: 1,
  // A lane is an origin: a slow one delays no other, and none is flooded.
  laneConcurrency: AT_ONCE,
  claim: claimDue,
  laneOf: ({ origin }) => origin,
  process: deliver,
  release: releaseDeliveries,
};

/** Sends due deliveries from now on. Every replica does. */
export function startDeliveries(): Loop {
  return startWorker(DELIVERIES);
}
