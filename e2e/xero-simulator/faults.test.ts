import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Client, clientOf } from "./oauth2/test-client";
import { type Simulator, startSimulator } from "./simulator";
import { pull } from "./test-client";

let simulator: Simulator;
let xero: ReturnType<typeof clientOf>;
let app: Client;
beforeAll(async () => {
  simulator = await startSimulator();
  xero = clientOf(simulator);
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  app = await xero.newApp("partner");
});

const path = "/connect/token";
const fault = (fields: object) => xero.control("/faults", { path, key: app.key, ...fields });
const seed = async (count: number) =>
  (await xero.control("/grants", { key: app.key, count }))["grants"] as Record<string, string>[];
const tally = () => pull(`${simulator.controlUrl}/tally?key=${app.key}`);

/** A renewal whose body is still to be read. */
const renew = (refresh_token = "") =>
  fetch(simulator.url + path, {
    method: "POST",
    body: new URLSearchParams({
      client_id: app.key,
      client_secret: app.secret,
      grant_type: "refresh_token",
      refresh_token,
    }),
  });

test("sends as much as it is told to", async () => {
  await fault({ kind: "huge", bytes: 1_000_001 });
  expect((await (await renew()).arrayBuffer()).byteLength).toBe(1_000_001);
});

test("does the work at once, and lets the body come slowly", async () => {
  const [grant] = await seed(1);
  await fault({ kind: "slow-body", delayMs: 2000 });
  const answer = await renew(grant?.["refreshToken"]);
  expect(await tally()).toMatchObject({ renewals: 1 });
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body ?? []) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(1);
  expect(JSON.parse(Buffer.concat(pieces).toString())).toHaveProperty("refresh_token");
});

test("lets a long body come slowly as a whole", async () => {
  const [grant] = await seed(1);
  const file = "/files.xro/1.0/Files/300001/Content";
  await fault({ path: file, kind: "slow-body", delayMs: 100 });
  const headers = { authorization: `Bearer ${grant?.["accessToken"]}`, "xero-tenant-id": grant?.["tenantId"] ?? "" };
  const body = Buffer.from(await (await fetch(simulator.url + file, { headers })).arrayBuffer());
  expect(body).toHaveLength(300_001);
  expect(body[300_000]).toBe(300_000 % 251);
});

test("hits a share of the calls, and counts those", async () => {
  await fault({ kind: "status", status: 418, percent: 10, times: 8 });
  const seen = { hit: 0, missed: 0 };
  for (let turn = 0; turn < 2000 && seen.hit < 8; turn += 1) {
    const { status } = await renew("unknown");
    seen[status === 418 ? "hit" : "missed"] += 1;
  }
  expect(seen.hit).toBe(8);
  expect(seen.missed).toBeGreaterThan(0);
  const after = await Promise.all(Array.from({ length: 100 }, () => renew("unknown")));
  expect(new Set(after.map(({ status }) => status))).toEqual(new Set([400]));
  expect(await fault({ kind: "empty", percent: 0 })).toEqual({ error: "percent goes from 1 to 100" });
  expect(await fault({ kind: "empty", percent: 101 })).toHaveProperty("error");
});

test("delays many calls side by side, each with its own right answer", async () => {
  const grants = await seed(20);
  await fault({ kind: "delay", delayMs: 300, times: 0 });
  const answers = await Promise.all(grants.map((grant) => renew(grant["refreshToken"])));
  const renewed = (await Promise.all(answers.map((answer) => answer.json()))) as { refresh_token: string }[];
  expect(new Set(renewed.map((each) => each.refresh_token)).size).toBe(20);
  const counted = await tally();
  expect(counted).toMatchObject({ calls: 20, refused: 0, renewals: 20 });
  expect(counted["mostAtOnce"]).toBeGreaterThan(1);
});
