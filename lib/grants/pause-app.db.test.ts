import type { Caller } from "@/lib/caller";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { dueGrants } from "@/e2e/support/due-grants";
import { admin } from "@/e2e/support/people";
import { renewDue } from "@/e2e/support/renewal";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import { getInstanceDetails } from "@/lib/instances/details";
import { claimDue } from "./claim";
import { renewClaimed } from "./renew";

const database = useDatabase();
const simulator = useSimulator();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

const { dueGrant: connectDue, makeDue, grantOf } = dueGrants(database, () => simulator.control());
const dueGrant = () => connectDue(adminCaller);

describe("an app's circuit", () => {
  const pause = async ({ key }: SimulatorApp) =>
    (
      await database.query<{ pauses: number; seconds: number; problem: string | null }>(
        `select pauses, problem, extract(epoch from paused_until - now())::float8 seconds from apps where key = $1`,
        [key],
      )
    )[0]!;
  const endPauses = () => database.query("update apps set paused_until = now() where paused_until is not null");
  const fail = (key: string, more: object) =>
    simulator.control().fault({ path: "/oauth/AccessToken", key, times: 1, kind: "status", ...more });

  it("pauses for as long as Xero asks, and delays no other app", async () => {
    const [busy, other] = [await dueGrant(), await dueGrant()];
    await fail(busy.app.key, { status: 429, headers: { "retry-after": "7200" } });
    await renewDue();
    expect((await pause(busy.app)).seconds).toBeGreaterThan(7_190);
    expect(await pause(busy.app)).toMatchObject({ problem: null });
    await Promise.all([makeDue(busy.grantId), makeDue(other.grantId)]);
    expect(await renewDue()).toBe(1);
    expect(await grantOf(other.grantId)).toMatchObject({ version: 3 });
    expect(await getInstanceDetails(adminCaller, busy.instanceId)).toMatchObject({
      status: "retrying",
      problem: "xero_busy",
    });
  });

  it("is closed, and an old reason cleared, by a success alone", async () => {
    const { app, grantId } = await dueGrant();
    await database.query("update apps set problem = 'app_refused' where key = $1", [app.key]);
    await fail(app.key, { status: 503 });
    await renewDue();
    expect(await pause(app)).toMatchObject({ pauses: 0, problem: "app_refused" });
    await makeDue(grantId);
    await renewDue();
    expect(await pause(app)).toEqual({ pauses: 0, seconds: null, problem: null });
  });

  it("opens after failures in a row, lets one renewal try, and closes with its success", async () => {
    const { app, grantId } = await dueGrant();
    const first = { noteOutcome: () => 4 };
    await fail(app.key, { status: 500 });
    await renewClaimed((await claimDue(1, [], 1))[0]!, first);
    expect(await pause(app)).toMatchObject({ pauses: 0 });
    await makeDue(grantId);
    await fail(app.key, { status: 500 });
    await renewClaimed((await claimDue(1, [], 1))[0]!, { noteOutcome: () => 5 });
    expect(await pause(app)).toMatchObject({ pauses: 1 });
    await makeDue(grantId);
    expect(await renewDue()).toBe(0);
    await endPauses();
    await fail(app.key, { status: 500 });
    await renewDue();
    expect(await pause(app)).toMatchObject({ pauses: 2 });
    await endPauses();
    await makeDue(grantId);
    expect(await renewDue()).toBe(1);
    expect(await pause(app)).toEqual({ pauses: 0, seconds: null, problem: null });
  });
});
