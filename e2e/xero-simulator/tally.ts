import { SlidingWindow } from "./sliding-window";

export interface Counts {
  calls: number;
  /** Of the provider's own accord; what a fault spoilt is not. */
  refused: number;
  /** Token sets that were given for an older one. */
  renewals: number;
  mostAtOnce: number;
  mostPerSecond: number;
}

const none = (): Counts => ({ calls: 0, refused: 0, renewals: 0, mostAtOnce: 0, mostPerSecond: 0 });

class Counter {
  counts = none();
  #atOnce = 0;
  readonly #second = new SlidingWindow(1000);

  begin(now: number): void {
    this.#atOnce += 1;
    this.#second.add(now);
    this.counts.calls += 1;
    this.counts.mostAtOnce = Math.max(this.counts.mostAtOnce, this.#atOnce);
    this.counts.mostPerSecond = Math.max(this.counts.mostPerSecond, this.#second.count(now));
  }

  end(): void {
    this.#atOnce -= 1;
  }

  /** What is in progress stays so. */
  reset(): void {
    this.counts = { ...none(), mostAtOnce: this.#atOnce };
  }
}

/** Counts token calls, of each app and of all. */
export class Tally {
  readonly #all = new Counter();
  readonly #ofApps = new Map<string, Counter>();

  begin(key: string | null, now: number): void {
    for (const counter of this.#meant(key)) counter.begin(now);
  }

  end(key: string | null): void {
    for (const counter of this.#meant(key)) counter.end();
  }

  add(key: string | null, what: "refused" | "renewals"): void {
    for (const { counts } of this.#meant(key)) counts[what] += 1;
  }

  /** Of all, without a key. */
  read(key: string | null): Counts {
    if (key === null) return this.#all.counts;
    return this.#ofApps.get(key)?.counts ?? none();
  }

  reset(): void {
    for (const counter of [this.#all, ...this.#ofApps.values()]) counter.reset();
  }

  #meant(key: string | null): Counter[] {
    if (key === null) return [this.#all];
    const own = this.#ofApps.get(key) ?? new Counter();
    this.#ofApps.set(key, own);
    return [this.#all, own];
  }
}
