import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import type { Target } from "../lib/load";

type Pace = { atOnce: number; seconds: number; perSecond?: number };

/** Calls the targets in turn for that long, at most so many a second; as fast as they answer without a rate. */
export async function pace(targets: Target[], { atOnce, seconds, perSecond = Number.POSITIVE_INFINITY }: Pace) {
  const pool = new Pool(new URL(targets[0]!.url).origin, { connections: atOnce });
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1_000;
  let [calls, failed] = [0, 0];
  const work = async () => {
    while (elapsed() < seconds) {
      const number = calls++;
      const early = number / perSecond - elapsed();
      if (early > 0) await sleep(early * 1_000);
      const { url, status, headers = {} } = targets[number % targets.length]!;
      const { pathname, search } = new URL(url);
      const answer = await pool.request({ path: pathname + search, method: "GET", headers });
      await answer.body.dump({ limit: 10_000_000 });
      if (answer.statusCode !== status) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const result = { calls, failed, perSecond: calls / elapsed() };
  await pool.close();
  return result;
}
