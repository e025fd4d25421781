import { setTimeout as sleep } from "node:timers/promises";
import { errorName, log } from "@/lib/log";

/** How long a loop with nothing to do waits, and one whose turn failed. */
export const POLL_INTERVAL_MS = 1_000;

export type Loop = {
  stop: () => Promise<void>;
};

/** Runs `turn` again and again until stopped. It returns the wait before the next turn, in milliseconds. */
export function startLoop(name: string, turn: (stopped: AbortSignal) => Promise<number>): Loop {
  const stopped = new AbortController();
  const ended = repeat(name, turn, stopped.signal);
  return {
    stop: () => {
      stopped.abort();
      return ended;
    },
  };
}

async function repeat(name: string, turn: (stopped: AbortSignal) => Promise<number>, stopped: AbortSignal) {
  while (!stopped.aborted) {
    const waitMs = await turn(stopped).catch((error: unknown) => {
      log.warn({ loop: name, error: errorName(error) }, "a turn of a background loop failed");
      return POLL_INTERVAL_MS;
    });
    if (waitMs > 0) await sleep(waitMs, undefined, { signal: stopped, ref: false }).catch(() => undefined); // rejects when stopped
  }
}
