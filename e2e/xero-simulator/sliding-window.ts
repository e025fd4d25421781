/** When something happened, as far back as the window reaches, so that each call costs the same however many there were. */
export class SlidingWindow {
  readonly #lengthMs: number;
  #times: number[] = [];
  /** Where in the list the window begins. */
  #first = 0;

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }

  add(now: number): void {
    this.#times.push(now);
  }

  count(now: number): number {
    this.#move(now);
    return this.#times.length - this.#first;
  }

  /** When the oldest one leaves the window. */
  freeAt(now: number): number {
    this.#move(now);
    return (this.#times[this.#first] ?? now) + this.#lengthMs;
  }

  #move(now: number): void {
    // The clock can be put back.
    while ((this.#times.at(-1) ?? now) > now) this.#times.pop();
    this.#first = Math.min(this.#first, this.#times.length);
    while (now - (this.#times[this.#first] ?? now) >= this.#lengthMs) this.#first += 1;
    if (this.#first > 1000 && this.#first > this.#times.length / 2) {
      this.#times = this.#times.slice(this.#first);
      this.#first = 0;
    }
  }
}
