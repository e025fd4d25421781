import { afterEach, expect, it } from "vitest";
import type { Lease } from "./lease";
import type { Loop } from "./loop";
import { type Queue, startWorker } from "./worker";

type Job = Lease & { lane: string };

let worker: Loop | undefined;
afterEach(() => worker?.stop());

const claimed = (...ids: string[]): Job[] =>
  ids.map((id) => ({ id, lane: id[0]!, claimedAt: new Date(), startedAt: performance.now() }));

/** A queue of `jobs` in memory, worked on from now on; `processed` and `released` collect ids. */
function start(jobs: Job[], parts: Partial<Queue<Job>> = {}) {
  const processed: string[] = [];
  const released: string[] = [];
  worker = startWorker<Job>({
    name: "test",
    concurrency: 4,
    maxBatch: 2,
    minBatch: 1,
    laneConcurrency: 2,
    claim: async (max) => jobs.splice(0, max),
    laneOf: ({ lane }) => lane,
    process: async ({ id }) => void processed.push(id),
    release: async (claims) => void released.push(...claims.map(({ id }) => id)),
    ...parts,
  });
  return { processed, released, worker };
}

it("processes everything that is claimed, batch after batch", async () => {
  const { processed } = start(claimed("a1", "a2", "b1", "b2", "c1"));
  await expect.poll(() => processed).toEqual(["a1", "a2", "b1", "b2", "c1"]);
});

it("goes on after a claim or a job that failed", async () => {
  const jobs = claimed("a1", "a2");
  let isFirst = true;
  const { processed } = start(jobs, {
    claim: async (max) => {
      if (!isFirst) return jobs.splice(0, max);
      isFirst = false;
      throw new Error("the database is away");
    },
    process: async ({ id }) => {
      if (id === "a1") throw new Error("a bug");
      processed.push(id);
    },
  });
  await expect.poll(() => processed, { timeout: 5_000 }).toEqual(["a2"]);
});

it("asks a lane for no more than is left of its limits", async () => {
  const asked: unknown[] = [];
  const jobs = claimed("a1", "a2");
  start(jobs, {
    process: () => new Promise((done) => setTimeout(done, 200)),
    claim: async (max, lanes, defaultCapacity) => {
      asked.push({ max, lanes, defaultCapacity });
      return jobs.splice(0, max);
    },
  });
  const ofFull = { max: 2, lanes: [{ key: "a", capacity: 0, running: 2 }], defaultCapacity: 2 };
  await expect.poll(() => asked.slice(0, 2)).toEqual([{ max: 2, lanes: [], defaultCapacity: 2 }, ofFull]);
});

it("counts failures in a row for the lane of a claim", async () => {
  const counts: number[] = [];
  const outcomes = [false, false, true, false];
  start(claimed("a1", "a2", "a3", "a4"), {
    process: async (_, noteOutcome) => void counts.push(noteOutcome(outcomes[counts.length]!)),
  });
  await expect.poll(() => counts).toEqual([1, 2, 0, 1]);
});

it("finishes what has begun when it stops, and releases what was claimed meanwhile", async () => {
  const finish: (() => void)[] = [];
  let isStopping = false;
  const claims: ((jobs: Job[]) => void)[] = [];
  const { processed, released, worker } = start([], {
    claim: () => new Promise((answer) => claims.push(answer)),
    process: async ({ id }) => {
      await new Promise<void>((done) => finish.push(done));
      processed.push(id);
    },
  });
  claims[0]!(claimed("a1", "a2"));
  await expect.poll(() => claims.length).toBe(2);
  const stopped = worker.stop().then(() => (isStopping = true));
  claims[1]!(claimed("b1"));
  await expect.poll(() => released).toEqual(["b1"]);
  expect([processed, isStopping]).toEqual([[], false]);
  for (const done of finish) done();
  await stopped;
  expect(processed).toEqual(["a1", "a2"]);
});
