import { expect, it } from "vitest";
import { RENEWALS_PER_SECOND } from "@/lib/grants/claim";
import { drillWorld } from "./support/world";

const world = drillWorld();

/** Of one app: in one process (lib/grants/renewal-queue.ts), and in all together. */
const AT_ONCE = 96;
const BATCH = 50;
const REPLICAS = 2;

it("100,000 due in the same second: no storm, nobody twice, and a small app does not wait", async () => {
  const big = await world.seed("oauth2", 100_000);
  const small = await world.seed("oauth2", 10);
  await world.database.query("analyze grants");
  const replicas = await Promise.all(Array.from({ length: REPLICAS }, () => world.replica()));
  const renewedOf = async (key: string) => (await world.control().tally(key)).renewals;
  await world.until(10_000, async () => (await renewedOf(small.key)) === 10);
  // The small app is done while the large one has hardly begun.
  expect(await renewedOf(big.key)).toBeLessThan(2_000);
  await world.until(20_000, async () => (await renewedOf(big.key)) > 500);
  await Promise.all(replicas.map((replica) => replica.kill("SIGTERM")));
  const { calls, renewals, refused, mostAtOnce, mostPerSecond } = await world.control().tally(big.key);
  expect({ renewals, refused }).toEqual({ renewals: calls, refused: 0 });
  expect(mostAtOnce).toBeLessThanOrEqual(AT_ONCE * REPLICAS);
  // What an idle app has saved up, a second's renewals, and what replicas claim in the same moment.
  expect(mostPerSecond).toBeLessThanOrEqual(RENEWALS_PER_SECOND * 2 + BATCH * REPLICAS);
  const [row] = await world.database.query<{ count: number }>("select count(*)::int from grants where version = 2");
  expect(row).toEqual({ count: calls + 10 });
  expect(await world.database.query("select 1 from grants where version > 2 or claimed_at is not null")).toEqual([]);
});
