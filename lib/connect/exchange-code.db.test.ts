import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import {
  attemptOf,
  changeAttempt,
  comeBack,
  consented,
  newSavedApp,
  type SavedApp,
  storedAttempt,
} from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { encryptAppSecrets } from "@/lib/apps/credentials";
import type { UserCaller } from "@/lib/caller";
import { boundedWait } from "@/lib/in-flight";
import { cancelAttempt } from "./cancel";
import { currentPage } from "./current-page";
import { resumeConsent } from "./handle-callback";
import { restart } from "./restart";
import { startWithApp } from "./start";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const JSON_TYPE = { "content-type": "application/json" };
const database = useDatabase();
const simulator = useSimulator();
let caller: UserCaller;
let app: SavedApp;
beforeAll(async () => {
  caller = await admin();
});

/** Each test has an app of its own, since faults at Xero are an app's. */
async function newApp(): Promise<void> {
  app = await newSavedApp(simulator.control(), caller);
}

type Answer = { status?: number; body?: string; headers?: Record<string, string>; times?: number };
const answers = (path: string, { status = 503, body = "", ...more }: Answer = {}) =>
  simulator.control().fault({ path, key: app.key, kind: "status", status, body, ...more });
const exchanges = async () =>
  (await simulator.control().requests(app.key)).filter(({ oauth }) => oauth.grant_type === "authorization_code").length;
const held = async (id: string) =>
  (await database.query<{ held_until: Date }>("select held_until from revocations where holder = $1", [id]))[0];
const failed = async (id: string) => {
  const { status, problem } = (await storedAttempt(id)).row;
  return { status, problem };
};
const resumed = async (id: string) => {
  const { row, state } = await storedAttempt(id);
  return resumeConsent(row, state);
};

describe("when Xero is busy", () => {
  it("before it has taken the code, the attempt keeps the code and goes on with it", async () => {
    await newApp();
    await answers("/connect/token");
    const { reason, id } = await consented(simulator.control(), caller, app.id);
    const { row, state } = await storedAttempt(id);
    expect([reason, row.status, row.problem, state.tokens]).toEqual([
      "xero_busy",
      "returned",
      "unavailable",
      undefined,
    ]);
    expect(row.returnedAt).not.toBeNull();
    expect(await held(id)).toBeUndefined();
    expect(await restart(caller, row)).toEqual({ location: `/connect/organisation?attempt=${id}`, cookie: null });
    expect(await failed(id)).toEqual({ status: "returned", problem: null });
  });

  it("afterwards, it goes on with the tokens, which it holds, and exchanges the code no second time", async () => {
    await newApp();
    await answers("/connections");
    const { reason, id } = await consented(simulator.control(), caller, app.id);
    const { row, state } = await storedAttempt(id);
    expect([reason, row.problem, state.waitUntil]).toEqual(["xero_busy", "unavailable", undefined]);
    expect([state.tokens === undefined, state.proof === undefined]).toEqual([false, false]);
    expect((await held(id))!.held_until).toEqual(new Date(row.expiresAt.getTime() + MINUTE));
    await answers("/connections");
    expect(await restart(caller, row)).toEqual({
      location: `/connect/ended?reason=xero_busy&attempt=${id}`,
      cookie: null,
    });
    expect(await resumed(id)).toBeNull();
    expect((await storedAttempt(id)).state.tokens).toEqual(state.tokens);
    expect((await storedAttempt(id)).row.expiresAt).toEqual(row.expiresAt);
    expect(await exchanges()).toBe(1);
  });

  it.each([
    [2 * HOUR, 2 * HOUR],
    [3 * 24 * HOUR, 24 * HOUR],
    [10_000, 10_000],
  ])("for %i ms, the attempt lives %i ms longer than usual, and then has its usual time", async (asked, waited) => {
    await newApp();
    const before = Date.now();
    await answers("/connections", { status: 429, headers: { "retry-after": String(asked / 1000) } });
    const { reason, id } = await consented(simulator.control(), caller, app.id);
    const { row, state } = await storedAttempt(id);
    expect([reason, row.problem]).toEqual(["xero_busy", "rate_limited"]);
    expect(state.waitUntil).toBeGreaterThanOrEqual(before + waited);
    expect(state.waitUntil).toBeLessThanOrEqual(Date.now() + waited);
    expect(row.expiresAt.getTime()).toBe(state.waitUntil! + 15 * MINUTE);
    expect((await held(id))!.held_until).toEqual(new Date(row.expiresAt.getTime() + MINUTE));
    const later = Date.now();
    expect(await resumed(id)).toBeNull();
    const after = await storedAttempt(id);
    expect(after.state.waitUntil).toBeUndefined();
    expect(after.row.expiresAt.getTime()).toBeGreaterThanOrEqual(later + 15 * MINUTE);
    expect(after.row.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 15 * MINUTE);
    expect((await held(id))!.held_until).toEqual(new Date(after.row.expiresAt.getTime() + MINUTE));
  });

  it("shortly, an attempt that lives longer keeps its time", async () => {
    await newApp();
    await answers("/connections");
    const { id } = await consented(simulator.control(), caller, app.id);
    const expiresAt = new Date(Date.now() + 3 * HOUR);
    await changeAttempt(id, { expiresAt });
    await answers("/connections", { status: 429, headers: { "retry-after": "60" } });
    expect(await resumed(id)).toBe("xero_busy");
    expect((await storedAttempt(id)).row.expiresAt).toEqual(expiresAt);
  });

  it("before it has taken the code, nothing is waited for", async () => {
    await newApp();
    const before = Date.now();
    await answers("/connect/token", { status: 429, headers: { "retry-after": "7200" } });
    const { id } = await consented(simulator.control(), caller, app.id);
    const { row, state } = await storedAttempt(id);
    expect(state.waitUntil).toBeUndefined();
    expect(row.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 15 * MINUTE);
    expect(row.expiresAt.getTime()).toBeGreaterThanOrEqual(before + 15 * MINUTE);
  });
});

describe("an attempt that cannot be finished ends, and says why:", () => {
  it("a code that Xero refuses", async () => {
    await newApp();
    await answers("/connect/token", { status: 400, body: '{"error":"invalid_grant"}', headers: JSON_TYPE });
    const { reason, id } = await consented(simulator.control(), caller, app.id);
    expect([reason, await failed(id)]).toEqual(["refused", { status: "failed", problem: "refused" }]);
  });

  it("an app that is gone meanwhile", async () => {
    await newApp();
    const redirect = await startWithApp(caller, app.id);
    const { location } = await simulator.control().agree(redirect.location, { organisations: [0] });
    await database.query("delete from apps where id = $1", [app.id]);
    const { reason, attemptId } = await comeBack(redirect, location);
    expect([reason, await failed(attemptId!)]).toEqual(["not_found", { status: "failed", problem: "not_found" }]);
  });

  it("no code to go on with", async () => {
    await newApp();
    const redirect = await startWithApp(caller, app.id);
    const [row] = await database.query<{ id: string }>("select id from attempts where app_id = $1", [app.id]);
    expect(attemptOf(redirect.location)).toBe("none");
    expect(await resumed(row!.id)).toBe("not_found");
  });

  it.each([
    ["no organisation", "[]", "no_organisation"],
    [
      "only what is none",
      '[{"id":"c1","tenantId":"t1","tenantType":"PRACTICE","tenantName":"Ada & Partners"}]',
      "only_others",
    ],
  ])("a consent that reaches %s", async (_what, body, reason) => {
    await newApp();
    await answers("/connections", { status: 200, body, headers: JSON_TYPE, times: 2 });
    const { id, ...outcome } = await consented(simulator.control(), caller, app.id);
    expect([outcome.reason, await failed(id)]).toEqual([reason, { status: "failed", problem: reason }]);
  });
});

it("stored tokens go to nobody who comes with another secret of the app", async () => {
  await newApp();
  await answers("/connections");
  const { id } = await consented(simulator.control(), caller, app.id);
  const row = { id: app.id, organizationId: caller.organizationId };
  const { secretSealed } = encryptAppSecrets(row, "another", null);
  await database.query("update apps set secret_sealed = $2 where id = $1", [app.id, secretSealed]);
  expect(await resumed(id)).toBe("refused");
  expect(await failed(id)).toEqual({ status: "failed", problem: "refused" });
});

it("an attempt that was cancelled meanwhile is not taken up", async () => {
  await newApp();
  await answers("/connections");
  const { id } = await consented(simulator.control(), caller, app.id);
  const { row, state } = await storedAttempt(id);
  await cancelAttempt(caller, id);
  expect(await resumeConsent(row, state)).toBe("already_used");
  expect(await failed(id)).toEqual({ status: "declined", problem: "declined" });
});

it("tokens that have expired are renewed once, and stored", async () => {
  await newApp();
  await answers("/connections");
  const { id } = await consented(simulator.control(), caller, app.id);
  const { tokens } = (await storedAttempt(id)).state;
  await simulator.control().expire(app.key);
  expect(await resumed(id)).toBeNull();
  const { state } = await storedAttempt(id);
  expect(state.tokens!.accessToken).not.toBe(tokens!.accessToken);
  expect(state.reached!.organisations).toHaveLength(1);
});

it("too many that wait for one app at once are asked to come again, with the code kept", async () => {
  await newApp();
  let leave = () => {};
  const gate = new Promise<void>((resolve) => (leave = resolve));
  const waiting = Array.from({ length: 32 }, () => boundedWait({ caller: "somebody", app: app.key }, () => gate));
  const { reason, id } = await consented(simulator.control(), caller, app.id);
  leave();
  await Promise.all(waiting);
  const { row, state } = await storedAttempt(id);
  expect([reason, row.status, row.problem, state.tokens]).toEqual(["xero_busy", "returned", null, undefined]);
  expect(currentPage(row)).toContain("reason=xero_unreachable");
  expect(await resumed(id)).toBeNull();
});
