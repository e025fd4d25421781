import { type Loop, POLL_INTERVAL_MS, startLoop } from "@/lib/queue/loop";
import { type Queue, startWorker } from "@/lib/queue/worker";
import { type Claim, claimDue, releaseGrants } from "./claim";
import { notifyExpiring } from "./notify-expiring";
import { renewClaimed } from "./renew";
import { stopWaitingForDatabase } from "./save-batch";

const RENEWALS: Omit<Queue<Claim>, "concurrency"> = {
  name: "renewals",
  maxBatch: 50,
  minBatch: 25,
  // A lane is an app. With as many a process reaches the app's rate while Xero takes half a second; a slower one leaves the rest to others.
  laneConcurrency: 96,
  claim: claimDue,
  laneOf: ({ app }) => app.id,
  process: (claim, noteOutcome) => renewClaimed(claim, { noteOutcome }),
  release: releaseGrants,
};

/** When the process has to end: the time that running renewals get for a call to Xero and saving its answer. */
const FINISH_MS = 12_000;

/** Renews due grants, `concurrency` at the same time, and notifies of expiring ones, from now on. Every replica does. */
export function startRenewals(concurrency: number): Loop {
  const worker = startWorker({ ...RENEWALS, concurrency });
  const notices = startLoop("notices", async () => ((await notifyExpiring()) === 0 ? POLL_INTERVAL_MS : 0));
  return {
    stop: async () => {
      const timeout = setTimeout(stopWaitingForDatabase, FINISH_MS);
      await Promise.all([worker.stop(), notices.stop()]);
      clearTimeout(timeout);
    },
  };
}
