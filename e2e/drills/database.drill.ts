import { expect, it } from "vitest";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { drillWorld } from "./support/world";

const world = drillWorld();

const ALL_RENEWED = (count: number) => [{ status: "active", problem: null, renewed: true, count }];
const renewals = async () => (await world.control().tally()).renewals;

it("the database gone at the save: the answers are kept, and saved when it is back", async () => {
  await world.control().setGrace(0);
  await world.seed("oauth2", 12);
  await world.seed("oauth1", 12);
  for (const path of ["/connect/token", "/oauth/AccessToken"])
    await world.control().fault({ path, kind: "delay", delayMs: 1_000, times: 0 });
  const gate = await world.gate();
  const replica = await world.replica({ through: gate });
  await world.until(10_000, async () => (await world.control().tally()).calls === 24);
  gate.shut();
  await world.until(10_000, async () => (await renewals()) === 24);
  await world.until(10_000, async () => /wait for the database/.test(replica.output()));
  expect(await world.outcomes()).toMatchObject([{ renewed: false, count: 24 }]);
  gate.open();
  await world.untilRenewed(24);
  expect(await world.outcomes()).toEqual(ALL_RENEWED(24));
  expect(await world.control().tally()).toMatchObject({ calls: 24, refused: 0 });
});

it("every connection to the database cut, again and again: nothing is lost", async () => {
  await world.seed("oauth2", 400);
  await world.seed("oauth1", 100);
  await Promise.all([world.replica(), world.replica()]);
  for (let cuts = 0; cuts < 15; cuts++) {
    const before = await renewals();
    await world.database.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await world.until(5_000, async () => (await renewals()) > before || (await renewals()) >= 500);
  }
  await world.endClaims();
  await world.lapseUntil(ALL_RENEWED(500));
});

it("killed between Xero's answer and the commit: 2.0 loses nothing, 1.0a exactly those, named", async () => {
  await world.seed("oauth2", 15);
  const old = await world.seed("oauth1", 6);
  const gate = await world.gate();
  for (const path of ["/connect/token", "/oauth/AccessToken"])
    await world.control().fault({ path, kind: "delay", delayMs: 500, times: 0 });
  const doomed = await world.replica({ through: gate });
  await world.until(10_000, async () => (await world.control().tally()).calls === 21);
  gate.hold();
  gate.shut();
  await world.until(10_000, async () => (await renewals()) === 21);
  await doomed.kill("SIGKILL");
  await world.control().clearFaults();
  await world.replica();
  await world.endClaims();
  await world.untilOutcomes([
    { status: "active", problem: null, renewed: true, count: 15 },
    { status: "reconnect", problem: "answer_lost", renewed: false, count: 6 },
  ]);
  // The dead token was asked about, and not renewed blindly.
  expect(await world.control().tally(old.key)).toMatchObject({ calls: 6 });
});

it("an instance deleted while it is renewed: it is gone, and the others are renewed", async () => {
  await world.seed("oauth2", 12);
  await world.control().fault({ path: "/connect/token", kind: "delay", delayMs: 1_500, times: 0 });
  const replica = await world.replica();
  await world.until(10_000, async () => (await world.control().tally()).calls === 12);
  const deleted = await world.database.query<{ id: number }>("select id from instances order by id limit 4");
  await Promise.all(deleted.map(({ id }) => disconnectInstance(world.adminCaller(), id)));
  await world.untilRenewed(8);
  await replica.kill("SIGTERM");
  expect(await world.outcomes()).toEqual(ALL_RENEWED(8));
  expect(replica.output()).toBe("ready\n");
});

it("one altered row is named, and holds nobody up", async () => {
  await world.seed("oauth2", 20);
  await world.database.query(
    "update grant_tokens set tokens_sealed = 'x' where grant_id = (select id from grants order by renew_at, id limit 1)",
  );
  await world.replica();
  await world.untilOutcomes([
    { status: "active", problem: null, renewed: true, count: 19 },
    { status: "reconnect", problem: "altered", renewed: false, count: 1 },
  ]);
});
