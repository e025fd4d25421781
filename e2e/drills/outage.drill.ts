import { expect, it } from "vitest";
import { drillWorld } from "./support/world";

const world = drillWorld();

const MINUTES = 25;
/** lib/grants/renewal-queue.ts: renewals of one app that one process begins in a second. */
const A_SECOND = 50;

it("25 minutes without Xero: hardly a call, no token lost, and no storm when it is back", async () => {
  const app = await world.seed("oauth2", 400);
  await world.control().fault({ path: "/connect/token", kind: "status", status: 503, times: 0 });
  await Promise.all([world.replica(), world.replica()]);
  const calls = async () => (await world.control().tally(app.key)).calls;
  await world.until(10_000, async () => (await calls()) > 0);
  for (let minute = 1; minute <= MINUTES; minute++) {
    // Database and Xero live through a minute; whoever wakes by it has a moment to do what it would do.
    await world.control().setClock(minute * 60);
    await world.lapse(60);
    await world.claimsSettled();
  }
  const during = await calls();
  // Those under way when it began, then one or two at the end of each pause of up to five minutes.
  expect(during).toBeLessThan(100);
  const { statuses } = await states();
  expect(statuses).not.toContain("reconnect");

  await world.control().clearFaults();
  await world.control().resetTally();
  await world.lapse(400);
  await world.untilOutcomes([{ status: "active", problem: null, renewed: true, count: 400 }]);
  const { refused, renewals, mostPerSecond } = await world.control().tally(app.key);
  expect({ refused, renewals }).toEqual({ refused: 0, renewals: 400 });
  expect(mostPerSecond).toBeLessThanOrEqual(A_SECOND * 2 * 2);
});

it("an answer lost just before an outage of 25 minutes: retried within the grace, even alone", async () => {
  await world.seed("oauth2", 1);
  await world.control().fault({ path: "/connect/token", kind: "lose-answer" });
  await world.control().fault({ path: "/connect/token", kind: "status", status: 503, times: 0 });
  await world.replica();
  const calls = async () => (await world.control().tally()).calls;
  await world.until(10_000, async () => (await calls()) > 0);
  await world.claimsSettled();
  for (let minute = 1; minute <= MINUTES; minute++) {
    await world.control().setClock(minute * 60);
    await world.lapse(60);
    await world.claimsSettled();
  }
  await world.control().clearFaults();
  // The longest wait between two tries, and some: still within the half hour.
  for (let minute = MINUTES + 1; minute < 30; minute += 2) {
    await world.control().setClock(minute * 60);
    await world.lapse(120);
    await world.claimsSettled();
  }
  await world.lapse(60);
  await world.untilOutcomes([{ status: "active", problem: null, renewed: true, count: 1 }]);
});

async function states() {
  const rows = await world.database.query<{ status: string }>("select distinct status from grants");
  return { statuses: rows.map(({ status }) => status) };
}
