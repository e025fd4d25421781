import { expect, it } from "vitest";
import type { Fault } from "@/e2e/support/simulator-control";
import { drillWorld } from "./support/world";

const world = drillWorld();

const TOKEN_CALLS = ["/connect/token", "/oauth/AccessToken"];

async function bend(fault: Omit<Fault, "path">): Promise<void> {
  for (const path of TOKEN_CALLS) await world.control().fault({ ...fault, path });
}

const failures = async () => {
  const [row] = await world.database.query<{ count: number }>("select count(*)::int from grants where failures > 0");
  return row!.count;
};

const JSON_TYPE = { "content-type": "application/json" };

/** What Xero, or something before it, answers while it is not well. Nothing was done by the call. */
const TROUBLE: { name: string; fault: Omit<Fault, "path"> }[] = [
  { name: "500", fault: { kind: "status", status: 500 } },
  { name: "503", fault: { kind: "status", status: 503 } },
  { name: "429 for hours", fault: { kind: "status", status: 429, headers: { "retry-after": "14400" } } },
  { name: "a page of HTML", fault: { kind: "html", status: 200 } },
  { name: "nothing", fault: { kind: "empty" } },
  { name: "random bytes", fault: { kind: "garbage" } },
  { name: "16 MB", fault: { kind: "huge", bytes: 16_000_000 } },
  { name: "JSON of something else", fault: { kind: "status", status: 200, headers: JSON_TYPE, body: '{"hello":[1]}' } },
  { name: "a dropped connection", fault: { kind: "drop" } },
];

it.each(TROUBLE)("$name: every token is kept, and renewed when Xero is well again", async ({ fault }) => {
  await world.seed("oauth2", 40);
  await world.seed("oauth1", 10);
  await bend({ ...fault, times: 0 });
  await world.replica();
  await world.until(10_000, async () => (await failures()) >= 10);
  await world.claimsSettled();
  await world.control().clearFaults();
  // Those that Xero told to wait for hours.
  await world.lapse(14_400);
  await world.lapseUntil([{ status: "active", problem: null, renewed: true, count: 50 }]);
  expect(await world.control().tally()).toMatchObject({ renewals: 50, refused: 0 });
});

it("429 for hours: nobody calls before Xero said, and other apps go on", async () => {
  const busy = await world.seed("oauth2", 30);
  await world.control().fault({
    path: "/connect/token",
    key: busy.key,
    kind: "status",
    status: 429,
    headers: { "retry-after": "14400" },
    times: 0,
  });
  await Promise.all([world.replica(), world.replica()]);
  await world.until(10_000, async () => (await failures()) > 0);
  await world.seed("oauth2", 60);
  await world.untilRenewed(60);
  const { calls } = await world.control().tally(busy.key);
  await world.lapse(14_000);
  await world.seed("oauth2", 20);
  await world.untilRenewed(80);
  expect(await world.control().tally(busy.key)).toMatchObject({ calls });
  await world.control().clearFaults();
  await world.lapse(1_000);
  await world.lapseUntil([{ status: "active", problem: null, renewed: true, count: 110 }]);
});

it("an answer cut in the middle, or lost, after the rotation: 2.0 loses nothing, 1.0a exactly those, named", async () => {
  await world.seed("oauth2", 60);
  const old = await world.seed("oauth1", 30);
  await world.control().fault({ path: "/connect/token", kind: "lose-answer", times: 14 });
  await world.control().fault({ path: "/connect/token", kind: "truncated", times: 6 });
  await world.control().fault({ path: "/oauth/AccessToken", key: old.key, kind: "lose-answer", times: 4 });
  await Promise.all([world.replica(), world.replica()]);
  await world.lapseUntil(
    [
      { status: "active", problem: null, renewed: true, count: 86 },
      { status: "reconnect", problem: "answer_lost", renewed: false, count: 4 },
    ],
    120,
  );
  const told = await world.database.query(
    `select count(*)::int from events where type = 'grant.reconnect_needed' and data->>'problem' = 'answer_lost'`,
  );
  expect(told).toEqual([{ count: 4 }]);
});

it("slower than any deadline: given up, kept, and renewed when it is quick again", async () => {
  await world.seed("oauth2", 30);
  await world.seed("oauth1", 5);
  await bend({ kind: "delay", delayMs: 60_000, times: 0 });
  await world.replica();
  await world.until(20_000, async () => (await failures()) > 15);
  await world.control().clearFaults();
  await world.lapseUntil([{ status: "active", problem: null, renewed: true, count: 35 }]);
});

it("a consent that is gone for good is asked for once, and named", async () => {
  const gone = await world.seed("oauth2", 10);
  const old = await world.seed("oauth1", 5);
  await world.seed("oauth2", 10);
  await Promise.all([world.control().revoke(gone.key), world.control().revoke(old.key)]);
  await Promise.all([world.replica(), world.replica()]);
  await world.until(10_000, async () => (await failures()) === 15);
  await world.lapse(3_600);
  await world.seed("oauth2", 10);
  await world.untilOutcomes([
    { status: "active", problem: null, renewed: true, count: 20 },
    { status: "reconnect", problem: "token_rejected", renewed: false, count: 15 },
  ]);
  expect(await world.control().tally(gone.key)).toMatchObject({ calls: 10 });
});
