import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { clientOf } from "./oauth2/test-client";
import { type Simulator, startSimulator } from "./simulator";
import { Tally } from "./tally";
import { call, newApp, pull } from "./test-client";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const tally = (key?: string) => pull(`${simulator.controlUrl}/tally${key === undefined ? "" : `?key=${key}`}`);

test("counts most at once, and most within a second of the clock it is told", () => {
  const counted = new Tally();
  for (const now of [0, 900, 950, 1800, 1949]) counted.begin("a", now);
  counted.begin("b", 1949);
  expect(counted.read("a")).toMatchObject({ calls: 5, mostAtOnce: 5, mostPerSecond: 3 });
  expect(counted.read(null)).toMatchObject({ calls: 6, mostAtOnce: 6, mostPerSecond: 4 });
  counted.end("a");
  counted.reset();
  expect(counted.read("a")).toMatchObject({ calls: 0, mostAtOnce: 4, mostPerSecond: 0 });
  expect(counted.read("c")).toMatchObject({ calls: 0, mostAtOnce: 0 });
});

test("tells renewals of OAuth 2.0 from what was refused and what was spoilt", async () => {
  const xero = clientOf(simulator);
  const [app, other] = [await xero.newApp("partner"), await xero.newApp("partner")];
  const { refresh_token } = await xero.connect(app);
  await xero.refresh(app, refresh_token);
  await xero.refresh(app, "unknown");
  await xero.refresh(other, refresh_token);
  await xero.control("/faults", { path: "/connect/token", key: app.key, kind: "status" });
  expect((await xero.refresh(app, refresh_token)).status).toBe(503);
  await xero.control("/faults", { path: "/connect/token", key: app.key, kind: "lose-answer" });
  await expect(xero.refresh(app, refresh_token)).rejects.toThrow();
  expect(await tally(app.key)).toMatchObject({ calls: 5, refused: 1, renewals: 2 });
  expect(await tally(other.key)).toMatchObject({ calls: 1, refused: 1, renewals: 0 });
  expect(await tally()).toMatchObject({ calls: 6, refused: 2, renewals: 2 });
  await pull(`${simulator.controlUrl}/tally`, undefined, "DELETE");
  expect(await tally(app.key)).toMatchObject({ calls: 0, refused: 0, renewals: 0 });
  expect(await tally()).toMatchObject({ calls: 0 });
});

test("counts the token calls of OAuth 1.0a, too, and no others", async () => {
  const app = await newApp(simulator.controlUrl, "partner");
  const seeded = await pull(`${simulator.controlUrl}/grants`, { key: app.key, count: 1 });
  const [grant] = seeded["grants"] as Record<string, string>[];
  const token = { oauth_token: grant?.["token"], oauth_token_secret: grant?.["tokenSecret"] };
  const oauth = { oauth_session_handle: grant?.["sessionHandle"] };
  await call(`${simulator.url}/api.xro/2.0/Organisation`, { ...app, token, method: "GET" });
  const renew = () => call(`${simulator.url}/oauth/AccessToken`, { ...app, token, oauth });
  expect([(await renew()).status, (await renew()).status]).toEqual([200, 401]);
  expect(await tally(app.key)).toMatchObject({ calls: 2, refused: 1, renewals: 1 });
});

test("holds a call for one in progress until its connection is done with", async () => {
  const xero = clientOf(simulator);
  const app = await xero.newApp("public");
  await xero.control("/faults", { path: "/connect/token", key: app.key, kind: "hang", times: 3 });
  const patience = new AbortController();
  const { signal } = patience;
  const body = new URLSearchParams({ client_id: app.key });
  const hang = () => fetch(`${simulator.url}/connect/token`, { method: "POST", body, signal });
  const hanging = Promise.allSettled([hang(), hang(), hang()]);
  await vi.waitFor(async () => expect(await tally(app.key)).toMatchObject({ calls: 3, mostAtOnce: 3 }));
  patience.abort();
  await hanging;
  await vi.waitFor(async () => {
    await pull(`${simulator.controlUrl}/tally`, undefined, "DELETE");
    expect(await tally(app.key)).toMatchObject({ mostAtOnce: 0 });
  });
  await xero.refresh(app, "unknown");
  expect(await tally(app.key)).toMatchObject({ calls: 1, mostAtOnce: 1 });
});
