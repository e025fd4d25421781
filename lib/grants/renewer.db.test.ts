import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { connected, useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import { db } from "@/lib/db";
import type { Caller } from "@/lib/organizations/store";
import { installationKey } from "@/lib/signing-keys/installation-key";
import { renewDue } from "./renewer";
import { getGrantWithApp } from "./store";
import { openTokens } from "./token-set";

const database = useDatabase();
const simulator = useSimulator();
let boss: Caller;
beforeAll(async () => {
  boss = await admin();
});

/** A connected partner app whose renewal is due now. */
async function dueGrant() {
  const { certificate } = await installationKey();
  const app = await simulator.control().createApp("partner", { bare: true });
  await simulator.control().registerCertificate(app.key, certificate);
  const id = await connected(simulator.control(), boss, app);
  const [row] = await database.query<{ grant_id: string }>("select grant_id from instances where id = $1", [id]);
  await makeDue(row!.grant_id);
  return { app, grantId: row!.grant_id, instanceId: id };
}

const makeDue = (id: string) =>
  database.query("update grants set renew_at = now() - interval '1 second' where id = $1", [id]);
const grantOf = async (id: string) =>
  (
    await database.query<{ status: string; problem: string; version: number }>(
      "select status, problem, version from grants where id = $1",
      [id],
    )
  )[0];
const eventsOf = async (id: number) =>
  (await database.query<{ type: string }>("select type from events where instance_id = $1 order by id", [id])).map(
    ({ type }) => type,
  );

async function accessToken(grantId: string): Promise<string> {
  const grant = await getGrantWithApp(db(), grantId);
  return openTokens(grant!, grant!.tokens!.tokensSealed).accessToken;
}

const renewals = async ({ key }: SimulatorApp) =>
  (await simulator.control().requests(key)).filter(({ oauth }) => oauth.oauth_session_handle).length;

describe("the renewer", () => {
  it("renews what is due, once, however many look at the same time", async () => {
    const { app, grantId, instanceId } = await dueGrant();
    const before = await accessToken(grantId);
    await Promise.all([renewDue(), renewDue(), renewDue()]);
    const after = await accessToken(grantId);
    expect(await renewals(app)).toBe(1);
    expect(await simulator.control().isLive(before)).toBe(false);
    expect(await simulator.control().isLive(after)).toBe(true);
    expect(await grantOf(grantId)).toEqual({ status: "active", problem: null, version: 2 });
    expect(await eventsOf(instanceId)).toEqual(["instance.connected", "grant.renewed"]);
    expect(await renewDue()).toBe(0);
  });

  it("never touches a public app's grant", async () => {
    const app = await simulator.control().createApp("public");
    const id = await connected(simulator.control(), boss, app);
    await database.query(
      "update grants g set expires_at = now() from instances i where i.grant_id = g.id and i.id = $1",
      [id],
    );
    expect(await renewDue()).toBe(0);
  });

  it("tries again later when Xero is down, with the old token good all along", async () => {
    const { app, grantId } = await dueGrant();
    await simulator.control().fault({
      path: "/oauth/AccessToken",
      key: app.key,
      times: 1,
      kind: "status",
      status: 503,
      body: "down for maintenance",
    });
    await renewDue();
    expect(await grantOf(grantId)).toEqual({ status: "retrying", problem: "xero_unavailable", version: 1 });
    expect(await simulator.control().isLive(await accessToken(grantId))).toBe(true);
    expect(await renewDue()).toBe(0);
    await makeDue(grantId);
    await renewDue();
    expect(await grantOf(grantId)).toEqual({ status: "active", problem: null, version: 2 });
  });

  it("asks with the old token after a lost answer, and for a new consent when it is dead", async () => {
    const { app, grantId, instanceId } = await dueGrant();
    await simulator.control().fault({ path: "/oauth/AccessToken", key: app.key, times: 1, kind: "lose-answer" });
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "retrying", problem: "answer_lost" });
    await makeDue(grantId);
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "reconnect", problem: "answer_lost" });
    expect(await renewals(app)).toBe(1);
    expect((await eventsOf(instanceId)).at(-1)).toBe("grant.reconnect_needed");
  });

  it("goes on after a lost answer when the old token is still alive", async () => {
    const { app, grantId } = await dueGrant();
    await simulator.control().fault({ path: "/oauth/AccessToken", key: app.key, times: 1, kind: "drop" });
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "retrying", problem: "answer_lost" });
    await makeDue(grantId);
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "active", version: 2 });
  });

  it("asks the customer when the consent is gone, and stops trying", async () => {
    const { app, grantId } = await dueGrant();
    await simulator.control().revoke(app.key);
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "reconnect", problem: "token_rejected" });
    await makeDue(grantId);
    expect(await renewDue()).toBe(0);
  });

  it("marks the app, not its customers, when Xero refuses the app's settings", async () => {
    const { app, grantId } = await dueGrant();
    await database.query("update apps set key = 'UNKNOWN' || id where key = $1", [app.key]);
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "retrying", problem: "app_refused" });
    const marked = await database.query(
      "select a.problem from apps a join grants g on g.app_id = a.id where g.id = $1",
      [grantId],
    );
    expect(marked).toEqual([{ problem: "app_refused" }]);
  });

  it("says so when the tokens cannot be opened, and goes on with the others", async () => {
    const [broken, good] = [await dueGrant(), await dueGrant()];
    await database.query("update grant_tokens set tokens_sealed = 'x' where grant_id = $1", [broken.grantId]);
    await renewDue();
    expect(await grantOf(broken.grantId)).toMatchObject({ status: "reconnect", problem: "undecryptable" });
    expect(await grantOf(good.grantId)).toMatchObject({ status: "active", version: 2 });
  });
});
