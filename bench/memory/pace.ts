import { Pool } from "undici";
import type { Target } from "../lib/load";
import { type Pace, paced } from "../lib/paced";

/** Calls the targets in turn for that long, at most so many a second; as fast as they answer without a rate. */
export async function pace(targets: Target[], given: Pace) {
  const pool = new Pool(new URL(targets[0]!.url).origin, { connections: given.atOnce });
  let failed = 0;
  const { count, perSecond } = await paced(async (number) => {
    const { url, status, headers = {} } = targets[number % targets.length]!;
    const { pathname, search } = new URL(url);
    const answer = await pool.request({ path: pathname + search, method: "GET", headers });
    await answer.body.dump({ limit: 10_000_000 });
    if (answer.statusCode !== status) failed += 1;
  }, given);
  await pool.close();
  return { calls: count, failed, perSecond };
}
