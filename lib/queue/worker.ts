import { errorName, log } from "@/lib/log";
import type { Lease } from "./lease";
import { type Capacity, KeyedLimiter } from "./limiter";
import { type Loop, POLL_INTERVAL_MS, startLoop } from "./loop";

/** The wait while work may be left that the limits of its lane hold back. */
const LANE_FULL_INTERVAL_MS = 100;
/** How long it may be so after the last claim: a lane's rate lets more begin within that time. */
const HELD_BACK_MS = 1_000;

/** Work in a table that every replica takes its share of: the rows that are due, each in a lane. */
export type Queue<Claim extends Lease> = {
  name: string;
  /** Claims processed at the same time in this process; at least `minBatch`. */
  concurrency: number;
  /** Rows claimed at once: at most, and how many places must be free before the next claim. */
  maxBatch: number;
  minBatch: number;
  /** Claims of one lane processed at the same time in this process. */
  laneConcurrency: number;
  /** Claims up to `max` due rows; of a lane that `lanes` does not name at most `defaultCapacity`. */
  claim: (max: number, lanes: Capacity[], defaultCapacity: number) => Promise<Claim[]>;
  laneOf: (claim: Claim) => string;
  /** Works on a claim and stores the outcome. A claim whose processing throws is due again when its lease ends. */
  process: (claim: Claim, noteOutcome: NoteOutcome) => Promise<void>;
  release: (claims: Claim[]) => Promise<void>;
};

/** Counts an outcome for the lane of its claim and returns how many have failed in a row. */
export type NoteOutcome = (isSuccess: boolean) => number;

/** Works on a queue from now on. Stopping claims no more, finishes what has begun and releases the rest. */
export function startWorker<Claim extends Lease>(queue: Queue<Claim>): Loop {
  const limiter = new KeyedLimiter(queue.concurrency, queue.laneConcurrency);
  const loop = startLoop(queue.name, (stopped) => takeTurn(queue, limiter, stopped));
  return {
    stop: async () => {
      await loop.stop();
      await limiter.waitForAll();
    },
  };
}

async function takeTurn<Claim extends Lease>(queue: Queue<Claim>, limiter: KeyedLimiter, stopped: AbortSignal) {
  if (limiter.free() < queue.minBatch) {
    await limiter.waitForAny();
    return 0;
  }
  const max = Math.min(queue.maxBatch, limiter.free());
  const { lanes, defaultCapacity } = limiter.capacities();
  const claims = await queue.claim(max, lanes, defaultCapacity);
  if (stopped.aborted) await queue.release(claims);
  else for (const claim of claims) begin(queue, claim, limiter);
  if (claims.length === max) return 0;
  const isHeldBack = limiter.sinceBegun() < HELD_BACK_MS || lanes.some(({ capacity }) => capacity === 0);
  return isHeldBack ? LANE_FULL_INTERVAL_MS : POLL_INTERVAL_MS * (0.5 + Math.random());
}

function begin<Claim extends Lease>({ name, laneOf, process }: Queue<Claim>, claim: Claim, limiter: KeyedLimiter) {
  const lane = laneOf(claim);
  limiter.run(lane, () =>
    process(claim, (isSuccess) => limiter.noteOutcome(lane, isSuccess)).catch((error: unknown) =>
      log.warn({ queue: name, id: claim.id, error: errorName(error) }, "processing failed; due again after its lease"),
    ),
  );
}
