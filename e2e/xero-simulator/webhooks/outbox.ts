import type { Webhook } from "../model";
import { newToken } from "../random";
import type { Store } from "../store";
import { post } from "./post";

/** What happens within this time is sent together. */
const batchMs = 100;
const firstRetryMs = 5_000;
const mostRetryMs = 5 * 60_000;
/** After so long without an answer that it accepts, Xero sends nothing more. */
const patienceMs = 24 * 60 * 60_000;

interface Batch {
  key: string;
  body: string;
  /** By the simulator's clock. */
  since: number;
  attempts: number;
  problem: string | null;
  timer?: NodeJS.Timeout | undefined;
}

/** What is on its way to apps: gathered, then posted until it is accepted, less and less often. */
export class Outbox {
  readonly #gathered = new Map<string, { events: object[]; timer: NodeJS.Timeout }>();
  readonly #waiting = new Set<Batch>();
  readonly #accepted = new Map<string, Batch[]>();

  add(store: Store, key: string, event: object): void {
    const gathered = this.#gathered.get(key);
    if (gathered) gathered.events.push(event);
    else {
      const timer = setTimeout(() => void this.#close(store, key), batchMs);
      this.#gathered.set(key, { events: [event], timer });
    }
  }

  /** What was sent to an app: how often, and why it was not accepted the last time. */
  list(key: string) {
    const show = ({ body, attempts, problem }: Batch) => ({ body, attempts, problem });
    const waiting = [...this.#waiting].filter((each) => each.key === key);
    return { accepted: (this.#accepted.get(key) ?? []).map(show), waiting: waiting.map(show) };
  }

  /** Posts what waits for an app without waiting longer. */
  async retry(store: Store, key: string): Promise<void> {
    await Promise.all([...this.#waiting].filter((each) => each.key === key).map((batch) => this.#send(store, batch)));
  }

  /** Posts the last accepted batch once more, as when its answer was lost. Returns false when there is none. */
  async repeat(store: Store, key: string): Promise<boolean> {
    const last = this.#accepted.get(key)?.at(-1);
    if (last) await this.#send(store, { ...last, attempts: 0 });
    return last !== undefined;
  }

  clear(): void {
    for (const { timer } of [...this.#gathered.values(), ...this.#waiting]) clearTimeout(timer);
    this.#gathered.clear();
    this.#waiting.clear();
    this.#accepted.clear();
  }

  async #close(store: Store, key: string): Promise<void> {
    const { events } = this.#gathered.get(key) ?? { events: [] };
    this.#gathered.delete(key);
    const webhook = store.app(key)?.webhook;
    if (!webhook) return;
    const firstEventSequence = webhook.lastSequence + 1;
    webhook.lastSequence += events.length;
    const entropy = newToken();
    const body = JSON.stringify({ events, firstEventSequence, lastEventSequence: webhook.lastSequence, entropy });
    await this.#send(store, { key, body, since: store.now(), attempts: 0, problem: null });
  }

  async #send(store: Store, batch: Batch): Promise<void> {
    clearTimeout(batch.timer);
    this.#waiting.add(batch);
    const webhook = store.app(batch.key)?.webhook;
    if (webhook?.status !== "ok") return void this.#waiting.delete(batch);
    batch.problem = (await post(webhook, batch.body, webhook.key, 200)).problem;
    batch.attempts += 1;
    if (!this.#waiting.has(batch)) return; // everything was cleared meanwhile
    if (batch.problem === null) this.#accept(batch);
    else this.#wait(store, batch, webhook);
  }

  #accept(batch: Batch): void {
    this.#waiting.delete(batch);
    this.#accepted.set(batch.key, [...(this.#accepted.get(batch.key) ?? []), batch].slice(-100));
  }

  #wait(store: Store, batch: Batch, webhook: Webhook): void {
    if (store.now() - batch.since > patienceMs) {
      webhook.status = "disabled";
      this.#waiting.delete(batch);
      return;
    }
    const wait = Math.min(firstRetryMs * 2 ** (batch.attempts - 1), mostRetryMs);
    batch.timer = setTimeout(() => void this.#send(store, batch), wait);
    batch.timer.unref();
  }
}
