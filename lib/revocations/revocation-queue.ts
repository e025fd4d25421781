import type { Loop } from "@/lib/queue/loop";
import { type Queue, startWorker } from "@/lib/queue/worker";
import { type Claim, claimDue, releaseRevocations } from "./claim";
import { endClaimed } from "./end";

const REVOCATIONS: Queue<Claim> = {
  name: "revocations",
  concurrency: 32,
  maxBatch: 20,
  minBatch: 1,
  // A lane is a client id, as Xero counts calls.
  laneConcurrency: 4,
  claim: claimDue,
  laneOf: ({ clientId }) => clientId,
  process: endClaimed,
  release: releaseRevocations,
};

/** Ends what is due at Xero from now on. Every replica does. */
export function startRevocations(): Loop {
  return startWorker(REVOCATIONS);
}
