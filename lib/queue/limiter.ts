/** A lane's remaining capacity in this process, and how much of its work is running. */
export type Capacity = { key: string; capacity: number; running: number };

type Lane = { running: number; failuresInRow: number };

/**
 * Limits concurrent work in this process, which it protects: as a whole, and for each key (a lane), so that a slow one leaves room for
 * others. What a receiver or Xero bears stands in the database (rate.ts).
 */
export class KeyedLimiter {
  readonly #lanes = new Map<string, Lane>();
  readonly #running = new Set<Promise<void>>();
  #begunAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly concurrency: number,
    private readonly laneConcurrency: number,
  ) {}

  free(): number {
    return this.concurrency - this.#running.size;
  }

  /** Milliseconds since work last began. */
  sinceBegun(): number {
    return performance.now() - this.#begunAt;
  }

  /** The remaining capacity of each lane that is not idle; any other has `defaultCapacity`. */
  capacities(): { lanes: Capacity[]; defaultCapacity: number } {
    const { laneConcurrency } = this;
    for (const [key, lane] of this.#lanes) if (isIdle(lane)) this.#lanes.delete(key);
    const lanes = [...this.#lanes].map(([key, { running }]) => {
      return { key, capacity: Math.max(0, laneConcurrency - running), running };
    });
    return { lanes, defaultCapacity: laneConcurrency };
  }

  /** Runs work in a lane. The work handles its own failures. */
  run(key: string, work: () => Promise<void>): void {
    const lane = this.#lane(key);
    lane.running += 1;
    this.#begunAt = performance.now();
    const running = work().finally(() => {
      lane.running -= 1;
      this.#running.delete(running);
    });
    this.#running.add(running);
  }

  noteOutcome(key: string, isSuccess: boolean): number {
    const lane = this.#lane(key);
    lane.failuresInRow = isSuccess ? 0 : lane.failuresInRow + 1;
    return lane.failuresInRow;
  }

  async waitForAny(): Promise<void> {
    await Promise.race(this.#running);
  }

  async waitForAll(): Promise<void> {
    await Promise.all(this.#running);
  }

  #lane(key: string): Lane {
    const lane = this.#lanes.get(key) ?? { running: 0, failuresInRow: 0 };
    this.#lanes.set(key, lane);
    return lane;
  }
}

const isIdle = ({ running, failuresInRow }: Lane) => running === 0 && failuresInRow === 0;
