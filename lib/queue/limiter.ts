/** How many more of a lane's works this process would begin now, and how many it has under way. */
export type Capacity = { key: string; capacity: number; running: number };

export type KeyLimits = {
  /** Works of one lane at the same moment, in one process. */
  atOnce: number;
  /** Works of one lane that one process begins in a second. */
  aSecond: number;
};

type Lane = { running: number; second: number; begun: number; failuresInRow: number };

/** What goes on at the same moment in this process: bounded as a whole, and for each lane by number and by rate. */
export class KeyedLimiter {
  readonly #most: number;
  readonly #limits: KeyLimits;
  readonly #lanes = new Map<string, Lane>();
  readonly #running = new Set<Promise<void>>();

  constructor(most: number, limits: KeyLimits) {
    this.#most = most;
    this.#limits = limits;
  }

  /** How many more may begin now. */
  free(): number {
    return this.#most - this.#running.size;
  }

  /** How many more of each lane may begin now; a lane that is not named may begin `capacityOfOthers`. */
  capacities(): { capacities: Capacity[]; capacityOfOthers: number } {
    const { atOnce, aSecond } = this.#limits;
    for (const [name, lane] of this.#lanes) if (isIdle(lane)) this.#lanes.delete(name);
    const capacities = [...this.#lanes].map(([name, { running, second, begun }]) => {
      const left = second === thisSecond() ? aSecond - begun : aSecond;
      return { key: name, capacity: Math.max(0, Math.min(atOnce - running, left)), running };
    });
    return { capacities, capacityOfOthers: atOnce };
  }

  /** Runs work of a lane. The work itself deals with its failures. */
  run(name: string, work: () => Promise<void>): void {
    const lane = this.#lane(name);
    lane.running += 1;
    lane.begun += 1;
    const running = work().finally(() => {
      lane.running -= 1;
      this.#running.delete(running);
    });
    this.#running.add(running);
  }

  /** Notes how a work of the lane ended, and gives how many in a row have failed now. */
  noteOutcome(name: string, isGood: boolean): number {
    const lane = this.#lane(name);
    lane.failuresInRow = isGood ? 0 : lane.failuresInRow + 1;
    return lane.failuresInRow;
  }

  /** Waits until something has ended. */
  async someEnded(): Promise<void> {
    await Promise.race(this.#running);
  }

  async allEnded(): Promise<void> {
    await Promise.all(this.#running);
  }

  #lane(name: string): Lane {
    const lane = this.#lanes.get(name) ?? { running: 0, second: thisSecond(), begun: 0, failuresInRow: 0 };
    if (lane.second !== thisSecond()) Object.assign(lane, { second: thisSecond(), begun: 0 });
    this.#lanes.set(name, lane);
    return lane;
  }
}

/** Whether a lane is as good as one that nobody knows. */
function isIdle({ running, failuresInRow, second }: Lane): boolean {
  return running === 0 && failuresInRow === 0 && second !== thisSecond();
}

const thisSecond = () => Math.floor(performance.now() / 1000);
