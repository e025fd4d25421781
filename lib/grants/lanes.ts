import type { Room } from "./claim";

/** Renewals of one app at the same moment, in one process. */
const AT_ONCE = 16;
/**
 * Renewals of one app that one process begins in a second: 3,000 a minute. Xero lets an app call its API 10,000 times a minute
 * (xero-protocol B.6) and says nothing of its token address: so less than a third, and the rest is the product's.
 */
const A_SECOND = 50;

type Lane = { running: number; second: number; begun: number; failuresInRow: number };

/** What goes on at the same moment in this process: bounded as a whole, and for each app by number and by rate. */
export class Lanes {
  readonly #most: number;
  readonly #lanes = new Map<string, Lane>();
  readonly #running = new Set<Promise<void>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** How many more may begin now. */
  free(): number {
    return this.#most - this.#running.size;
  }

  /** How many more of each app may begin now; an app that is not named may begin `roomOfOthers`. */
  rooms(): { rooms: Room[]; roomOfOthers: number } {
    const rooms = [...this.#lanes].map(([appId, lane]) => {
      const begun = lane.second === thisSecond() ? lane.begun : 0;
      return { appId, room: Math.max(0, Math.min(AT_ONCE - lane.running, A_SECOND - begun)), running: lane.running };
    });
    return { rooms, roomOfOthers: AT_ONCE };
  }

  /** Runs work of an app. The work itself deals with its failures. */
  run(appId: string, work: () => Promise<void>): void {
    const lane = this.#lane(appId);
    lane.running += 1;
    lane.begun += 1;
    const running = work().finally(() => {
      lane.running -= 1;
      this.#running.delete(running);
      if (lane.running === 0 && lane.failuresInRow === 0 && lane.second !== thisSecond()) this.#lanes.delete(appId);
    });
    this.#running.add(running);
  }

  /** Notes how a call of the app ended, and gives how many in a row have failed now. */
  noteOutcome(appId: string, isGood: boolean): number {
    const lane = this.#lane(appId);
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

  #lane(appId: string): Lane {
    const lane = this.#lanes.get(appId) ?? { running: 0, second: thisSecond(), begun: 0, failuresInRow: 0 };
    if (lane.second !== thisSecond()) Object.assign(lane, { second: thisSecond(), begun: 0 });
    this.#lanes.set(appId, lane);
    return lane;
  }
}

const thisSecond = () => Math.floor(performance.now() / 1000);
