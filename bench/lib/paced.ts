import { setTimeout as sleep } from "node:timers/promises";

export type Pace = { atOnce: number; seconds: number; perSecond?: number };

/** Does `act` for that long, at most so many times a second; as fast as it goes without a rate. Tells how often it was done. */
export async function paced(
  act: (number: number) => Promise<void>,
  { atOnce, seconds, perSecond = Number.POSITIVE_INFINITY }: Pace,
) {
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1_000;
  let count = 0;
  const work = async () => {
    while (elapsed() < seconds) {
      const number = count++;
      const early = number / perSecond - elapsed();
      if (early > 0) await sleep(early * 1_000);
      await act(number);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { count, perSecond: count / elapsed() };
}
