import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { signalGroup } from "./support/process";
import { drillWorld } from "./support/world";

const world = drillWorld();

it.each([2, 4])("%i replicas share the work: one call for each grant, none refused", async (replicas) => {
  // Without a grace a grant that is renewed twice is a grant that is lost.
  await world.control().setGrace(0);
  const grants = [await world.seed("oauth2", 300), await world.seed("oauth2", 300), await world.seed("oauth1", 200)];
  await Promise.all(Array.from({ length: replicas }, () => world.replica()));
  await world.untilRenewed(800);
  expect(await world.outcomes()).toEqual([{ status: "active", problem: null, renewed: true, count: 800 }]);
  expect(await world.control().tally()).toMatchObject({ calls: 800, refused: 0, renewals: 800 });
  expect(grants).toHaveLength(3);
});

it("a worker frozen before its call leaves the grants to another, and notes nothing when it wakes", async () => {
  await world.control().setGrace(0);
  const gate = await world.gate();
  // Its clock runs six times as fast, so that five seconds in the ice are thirty of its own.
  const frozen = await world.replica({ clock: "+0 x6", through: gate });
  gate.holdNextClaim();
  await world.seed("oauth2", 20);
  await world.until(10_000, async () => (await claimed()) > 0);
  signalGroup(frozen.child, "SIGSTOP");
  const ice = sleep(5_000);
  await world.endClaims();
  await world.replica();
  await world.untilRenewed(20);
  await ice;
  signalGroup(frozen.child, "SIGCONT");
  gate.open();
  await frozen.kill("SIGTERM");
  expect(await world.outcomes()).toEqual([{ status: "active", problem: null, renewed: true, count: 20 }]);
  expect(await world.control().tally()).toMatchObject({ calls: 20, refused: 0 });
});

it("a worker that wakes in time, but after another has renewed, takes Xero's refusal for what it is", async () => {
  await world.control().setGrace(0);
  const gate = await world.gate();
  const slow = await world.replica({ through: gate });
  gate.holdNextClaim();
  await world.seed("oauth2", 20);
  await world.until(10_000, async () => (await claimed()) > 0);
  const taken = await claimed();
  await world.endClaims();
  await world.replica();
  await world.untilRenewed(20);
  gate.open();
  await world.until(10_000, async () => (await world.control().tally()).refused === taken);
  await slow.kill("SIGTERM");
  expect(await world.outcomes()).toEqual([{ status: "active", problem: null, renewed: true, count: 20 }]);
});

it("SIGTERM finishes what is under way and hands the rest back", async () => {
  await world.seed("oauth2", 400);
  await world.seed("oauth1", 50);
  await world.control().fault({ path: "/connect/token", kind: "delay", delayMs: 700, times: 0 });
  const leaving = await world.replica();
  await world.until(10_000, async () => (await claimed()) > 0);
  await leaving.kill("SIGTERM");
  expect(await claimed()).toBe(0);
  const { calls, renewals } = await world.control().tally();
  expect(renewals).toBeGreaterThan(0);
  expect(renewals).toBe(calls);
  const renewed = (await world.outcomes()).find((outcome) => outcome.renewed);
  expect(renewed?.count ?? 0).toBe(renewals);
});

async function claimed(): Promise<number> {
  const [row] = await world.database.query<{ count: number }>(
    "select count(*)::int from grants where claimed_at is not null",
  );
  return row!.count;
}
