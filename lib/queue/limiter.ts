/** A lane's remaining capacity in this process, and how much of its work is running. */
export type Capacity = { key: string; capacity: number; running: number };

/** Limits of one lane in one process. */
export type LaneLimits = { concurrency: number; perSecond: number };

type Lane = { running: number; second: number; begun: number; failuresInRow: number };

/** Limits concurrent work in this process: as a whole, and for each key (a lane) by number and by rate. */
export class KeyedLimiter {
  readonly #lanes = new Map<string, Lane>();
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly concurrency: number,
    private readonly limits: LaneLimits,
  ) {}

  free(): number {
    return this.concurrency - this.#running.size;
  }

  /** The remaining capacity of each lane that is not idle; any other has `defaultCapacity`. */
  capacities(): { lanes: Capacity[]; defaultCapacity: number } {
    const { concurrency, perSecond } = this.limits;
    for (const [key, lane] of this.#lanes) if (isIdle(lane)) this.#lanes.delete(key);
    const lanes = [...this.#lanes].map(([key, { running, second, begun }]) => {
      const left = second === thisSecond() ? perSecond - begun : perSecond;
      return { key, capacity: Math.max(0, Math.min(concurrency - running, left)), running };
    });
    return { lanes, defaultCapacity: concurrency };
  }

  /** Runs work in a lane. The work handles its own failures. */
  run(key: string, work: () => Promise<void>): void {
    const lane = this.#lane(key);
    lane.running += 1;
    lane.begun += 1;
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
    const lane = this.#lanes.get(key) ?? { running: 0, second: thisSecond(), begun: 0, failuresInRow: 0 };
    if (lane.second !== thisSecond()) Object.assign(lane, { second: thisSecond(), begun: 0 });
    this.#lanes.set(key, lane);
    return lane;
  }
}

function isIdle({ running, failuresInRow, second }: Lane): boolean {
  return running === 0 && failuresInRow === 0 && second !== thisSecond();
}

const thisSecond = () => Math.floor(performance.now() / 1000);
