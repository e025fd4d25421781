import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Process } from "./support/process";
import { drillWorld } from "./support/world";

const world = drillWorld();

const KILLS = 200;
const AT_ONCE = 4;
/** The first renewal of a process is saved after some 400 ms, on a busy machine after more than a second. */
const LONGEST_LIFE_MS = 3_000;

// Longer than the others: two hundred processes have to start.
it(`${KILLS} kill -9 at random moments under load: nothing that was saved is lost`, { timeout: 900_000 }, async () => {
  await world.seed("oauth2", 600);
  await world.seed("oauth1", 60);
  const versions = async () =>
    world.database.query<{ id: string; version: number }>("select id, version from grants order by id");
  let before = await versions();
  let kills = 0;

  async function keepKilling(): Promise<void> {
    while (kills++ < KILLS) {
      const doomed: Process = await world.replica();
      await sleep(Math.random() * LONGEST_LIFE_MS);
      await doomed.kill("SIGKILL");
      await world.endClaims();
      await world.lapse(Math.random() * 1_200);
      const now = await versions();
      now.forEach(({ version }, at) => expect(version).toBeGreaterThanOrEqual(before[at]!.version));
      before = now;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepKilling));

  const renewedMeanwhile = before.filter(({ version }) => version > 1).length;
  expect(renewedMeanwhile).toBeGreaterThan(600);
  await world.replica();
  await world.endClaims();
  await world.lapse(3_600);
  await world.claimsSettled();
  const outcomes = await world.outcomes();
  // By the nature of 1.0a a token whose answer died with the process is dead: that is named, and nothing else is wrong.
  expect(outcomes.filter(({ problem }) => problem !== null && problem !== "answer_lost")).toEqual([]);
  const [dead] = await world.database.query<{ count: number }>(
    `select count(*)::int from grants g join apps a on a.id = g.app_id where g.status = 'reconnect' and a.protocol = 'oauth2'`,
  );
  expect(dead).toEqual({ count: 0 });
});
