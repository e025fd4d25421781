import type { Caller } from "@/lib/caller";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { dueGrants } from "@/e2e/support/due-grants";
import { admin } from "@/e2e/support/people";
import { connected, useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import { db } from "@/lib/db";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { protocolOf } from "@/lib/xero/protocol";
import { renewDue } from "@/e2e/support/renewal";
import { renewals as renewalCounter } from "@/lib/metrics";
import { getInstanceDetails } from "@/lib/instances/details";
import { renewNow } from "@/lib/instances/ping";
import { type Claim, claimDue, claimOne, releaseGrants } from "./claim";
import { renewClaimed } from "./renew";
import { startRenewals } from "./renewal-queue";
import { saveRenewed } from "./save-batch";
import { getGrantWithApp } from "./store";
import { checkSoon, renewIfUnchanged } from "./renew-now";
import { decryptGrant } from "./decrypt-grant";
import { decryptTokens } from "./token-encryption";

const loop = { noteOutcome: () => 1 };

const database = useDatabase();
const simulator = useSimulator();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

const { dueGrant: connectDue, makeDue, grantOf, eventsOf } = dueGrants(database, () => simulator.control());
const dueGrant = () => connectDue(adminCaller);

async function accessToken(grantId: string): Promise<string> {
  const grant = await getGrantWithApp(db(), grantId);
  return decryptTokens(grant!, grant!.tokens!.tokensSealed).accessToken;
}

const probes = async ({ key }: SimulatorApp) =>
  (await simulator.control().requests(key)).filter(({ path }) => path.endsWith("/Organisation")).length - PROVISIONED;
/** Connecting asks for the organisation, too. */
const PROVISIONED = 1;

const countOf = async (outcome: string) =>
  (await renewalCounter.get()).values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;

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
    // One like every other is counted, not written down.
    expect(await eventsOf(instanceId)).toEqual(["instance.connected"]);
    const { events } = await getInstanceDetails(adminCaller, instanceId);
    expect(events.map(({ type, data }) => [type, data.times])).toEqual([
      ["grant.renewed", 1],
      ["instance.connected", undefined],
    ]);
    expect(await renewDue()).toBe(0);
  });

  it("never touches a public app's grant", async () => {
    const app = await simulator.control().createApp("public");
    const id = await connected(simulator.control(), adminCaller, app);
    await database.query(
      "update grants g set expires_at = now() from instances i where i.grant_id = g.id and i.id = $1",
      [id],
    );
    await database.query("update grants set checked_at = now() - interval '1 hour'");
    const [row] = await database.query<{ id: string }>("select grant_id id from instances where id = $1", [id]);
    await checkSoon(row!.id);
    expect(await renewDue()).toBe(0);
  });

  it("retries later when Xero is down, with the old token valid all along", async () => {
    const { app, grantId, instanceId } = await dueGrant();
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
    expect(await eventsOf(instanceId)).toEqual(["instance.connected", "grant.renewal_failed", "grant.renewed"]);
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

  it("names the problem when the tokens cannot be decrypted, and renews the others", async () => {
    const [broken, good] = [await dueGrant(), await dueGrant()];
    await database.query("update grant_tokens set tokens_sealed = 'x' where grant_id = $1", [broken.grantId]);
    await renewDue();
    expect(await grantOf(broken.grantId)).toMatchObject({ status: "reconnect", problem: "altered" });
    expect(await grantOf(good.grantId)).toMatchObject({ status: "active", version: 2 });
  });

  it("probes the old token first when the renewal before never reported an outcome", async () => {
    const [alive, dead] = [await dueGrant(), await dueGrant()];
    const claims = await claimDue(50, [], 50);
    expect(claims).toHaveLength(2);
    await simulator.control().fault({ path: "/oauth/AccessToken", key: dead.app.key, kind: "lose-answer" });
    // It dies between Xero's answer and the saving of it: the answer is never noted.
    const doomed = claims.find(({ id }) => id === dead.grantId)!;
    const { app, tokens } = await decryptGrant(doomed);
    await expect(protocolOf(app).renew(app, tokens)).rejects.toThrow();
    await Promise.all([makeDue(alive.grantId), makeDue(dead.grantId)]);
    await renewDue();
    expect(await grantOf(alive.grantId)).toMatchObject({ status: "active", version: 2 });
    expect(await grantOf(dead.grantId)).toMatchObject({ status: "reconnect", problem: "answer_lost", version: 1 });
    expect([await probes(alive.app), await probes(dead.app)]).toEqual([1, 1]);
  });

  it("does not probe it otherwise, and renews one that has only expired", async () => {
    const [usual, expired] = [await dueGrant(), await dueGrant()];
    await renewDue();
    expect(await probes(usual.app)).toBe(0);
    await database.query("update grants set status = 'retrying' where id = $1", [expired.grantId]);
    await simulator.control().expire(expired.app.key);
    await makeDue(expired.grantId);
    await renewDue();
    expect(await grantOf(expired.grantId)).toMatchObject({ status: "active", version: 3 });
    expect(await probes(expired.app)).toBe(1);
  });

  it("does not renew what it was frozen with while it probed", async () => {
    const { app, grantId } = await dueGrant();
    const [claim] = await claimDue(50, [], 50);
    await simulator.control().fault({ path: "/api.xro/2.0/Organisation", key: app.key, times: 1, kind: "delay" });
    // It has half a second more to begin.
    await renewClaimed({ ...claim!, isOrphan: true, startedAt: claim!.startedAt - 24_500 }, loop);
    expect([await probes(app), await renewals(app)]).toEqual([1, 0]);
    expect(await grantOf(grantId)).toMatchObject({ version: 1 });
  });

  it("tells its queue whether Xero answers, and counts outcomes", async () => {
    const outcomes = ["renewed", "unavailable", "token_rejected"];
    const before = await Promise.all(outcomes.map(countOf));
    const told: boolean[] = [];
    const noteOutcome = (isSuccess: boolean) => told.push(isSuccess);
    const renewOne = async (grantId: string) => {
      await makeDue(grantId);
      await renewClaimed((await claimOne(grantId, (await grantOf(grantId))!.version, true))!, { noteOutcome });
    };
    const { app, grantId } = await dueGrant();
    await renewOne(grantId);
    await simulator
      .control()
      .fault({ path: "/oauth/AccessToken", key: app.key, times: 1, kind: "status", status: 503 });
    await renewOne(grantId);
    await simulator.control().revoke(app.key);
    await renewOne(grantId);
    // That the customer has to consent again is an answer.
    expect(told).toEqual([true, false, true]);
    expect(await Promise.all(outcomes.map(countOf))).toEqual(before.map((count) => count + 1));
  });

  it("keeps a grant whose app's secret cannot be decrypted: that can be entered again", async () => {
    const { app, grantId } = await dueGrant();
    await database.query("update apps set secret_sealed = 'x' where key = $1", [app.key]);
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "retrying", problem: "altered" });
  });

  it("takes of each app what its lane has room for", async () => {
    const [full, running, free] = [await dueGrant(), await dueGrant(), await dueGrant()];
    const appOf = async ({ key }: SimulatorApp) =>
      (await database.query<{ id: string }>("select id from apps where key = $1", [key]))[0]!.id;
    await database.query("update apps set pauses = 1 where key = $1", [running.app.key]);
    const lanes = [
      { key: await appOf(full.app), capacity: 0, running: 3 },
      { key: await appOf(running.app), capacity: 5, running: 1 },
    ];
    expect(await claimDue(50, lanes, 0)).toEqual([]);
    const claims = await claimDue(50, lanes, 5);
    expect(claims.map(({ id }) => id)).toEqual([free.grantId]);
    await releaseGrants(claims);
    await renewDue();
  });

  it("runs from its start to its stop, and notifies of what it cannot renew", async () => {
    const { grantId } = await dueGrant();
    const app = await simulator.control().createApp("public");
    const id = await connected(simulator.control(), adminCaller, app);
    await database.query(
      "update grants g set notice_at = now() from instances i where i.grant_id = g.id and i.id = $1",
      [id],
    );
    const renewer = startRenewals(50);
    await expect.poll(async () => (await grantOf(grantId))!.version, { timeout: 10_000 }).toBe(2);
    await expect.poll(() => eventsOf(id), { timeout: 10_000 }).toContain("grant.expiring");
    await renewer.stop();
    await makeDue(grantId);
    await database.query("select pg_sleep(1.5)");
    expect(await grantOf(grantId)).toMatchObject({ version: 2 });
    await renewDue();
  });

  it("leaves a claim to others when it was frozen for too long, and notes nothing over theirs", async () => {
    const { app, grantId } = await dueGrant();
    const [claim] = await claimDue(50, [], 50);
    const woken: Claim = { ...claim!, startedAt: claim!.startedAt - 60_000 };
    await renewClaimed(woken, loop);
    expect(await renewals(app)).toBe(0);
    await makeDue(grantId);
    await renewDue();
    // Woken while its call was under way: Xero refuses the token that was replaced meanwhile.
    await renewClaimed(claim!, loop);
    expect(await grantOf(grantId)).toEqual({ status: "active", problem: null, version: 2 });
  });

  it("notes no failure while another is at it", async () => {
    const { app, grantId } = await dueGrant();
    const [late] = await claimDue(50, [], 50);
    await makeDue(grantId);
    await database.query("select pg_sleep(0.01)"); // claims are told apart by the millisecond, and are 45 seconds apart
    const [current] = await claimDue(50, [], 50);
    await simulator
      .control()
      .fault({ path: "/oauth/AccessToken", key: app.key, times: 1, kind: "status", status: 503 });
    await renewClaimed({ ...late!, isOrphan: false }, loop);
    expect(await grantOf(grantId)).toEqual({ status: "active", problem: null, version: 1 });
    await renewClaimed(current!, loop);
    expect(await grantOf(grantId)).toEqual({ status: "active", problem: null, version: 2 });
  });

  it("saves no late answer over a newer token set", async () => {
    const { grantId } = await dueGrant();
    const [late] = await claimDue(50, [], 50);
    const { tokens } = await decryptGrant(late!);
    await makeDue(grantId);
    await renewDue();
    const newer = await accessToken(grantId);
    const isSaved = await saveRenewed({ claim: late!, tokens, caller: null, answeredAt: performance.now() });
    expect(isSaved).toBe(false);
    expect(await accessToken(grantId)).toBe(newer);
  });

  it("waits for a row that another process has locked, which may be its claim", async () => {
    const { grantId } = await dueGrant();
    await database.query("begin");
    await database.query("select from grants where id = $1 for update", [grantId]);
    const renewed = renewIfUnchanged(grantId, 1);
    await database.query("select pg_sleep(0.05)"); // long enough to have been passed by once
    await database.query("commit");
    await renewed;
    expect(await grantOf(grantId)).toMatchObject({ status: "active", version: 2 });
  });

  it("leaves a failed grant to its time, unless a person asks", async () => {
    const { app, grantId } = await dueGrant();
    const headers = { "retry-after": "14400" };
    await simulator.control().fault({ path: "/oauth/AccessToken", key: app.key, kind: "status", status: 429, headers });
    await renewDue();
    await renewIfUnchanged(grantId, 1);
    expect(await renewals(app)).toBe(1);
    expect(await grantOf(grantId)).toMatchObject({ status: "retrying", version: 1 });
    await renewIfUnchanged(grantId, 1, adminCaller);
    expect(await grantOf(grantId)).toMatchObject({ status: "active", version: 2 });
  });

  it("does not forget that an answer was lost when the asking fails", async () => {
    const { app, grantId } = await dueGrant();
    await simulator.control().fault({ path: "/oauth/AccessToken", key: app.key, times: 1, kind: "lose-answer" });
    await renewDue();
    await makeDue(grantId);
    await simulator.control().fault({ path: "/api.xro/2.0/Organisation", key: app.key, kind: "status", status: 503 });
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "retrying", problem: "answer_lost" });
    await makeDue(grantId);
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "reconnect", problem: "answer_lost" });
    expect(await renewals(app)).toBe(1);
  });

  it("retries when the encryption key is missing, which may be temporary", async () => {
    const { grantId } = await dueGrant();
    const unknown = Buffer.concat([Buffer.from([1, 2]), Buffer.from("k9"), Buffer.alloc(100)]);
    const [kept] = await database.query<{ sealed: Buffer }>(
      "select tokens_sealed sealed from grant_tokens where grant_id = $1",
      [grantId],
    );
    await database.query("update grant_tokens set tokens_sealed = $2 where grant_id = $1", [grantId, unknown]);
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "retrying", problem: "undecryptable" });
    await database.query("update grant_tokens set tokens_sealed = $2 where grant_id = $1", [grantId, kept!.sealed]);
    await makeDue(grantId);
    await renewDue();
    expect(await grantOf(grantId)).toMatchObject({ status: "active", version: 2 });
  });

  it("releases what it has not begun", async () => {
    const { grantId } = await dueGrant();
    await releaseGrants(await claimDue(50, [], 50));
    expect(await grantOf(grantId)).toMatchObject({ version: 1 });
    const [again] = await claimDue(50, [], 50);
    expect(again).toMatchObject({ id: grantId, isOrphan: false });
    expect(await claimOne(grantId, 1, true)).toBeNull();
    await releaseGrants([again!]);
    await renewDue();
  });

  it("keeps what somebody saved meanwhile: a new consent wins over a late failure", async () => {
    const { app, grantId } = await dueGrant();
    const [claim] = await claimDue(50, [], 50);
    await connected(simulator.control(), adminCaller, app);
    await renewClaimed(claim!, loop);
    expect(await grantOf(grantId)).toEqual({ status: "active", problem: null, version: 2 });
    expect(await simulator.control().isLive(await accessToken(grantId))).toBe(true);
  });

  it("saves nothing, and breaks nothing, when the instance is deleted while it is renewed", async () => {
    const { grantId, instanceId } = await dueGrant();
    const [claim] = await claimDue(50, [], 50);
    await disconnectInstance(adminCaller, instanceId);
    await renewClaimed(claim!, loop);
    expect(await grantOf(grantId)).toBeUndefined();
  });

  it("records who asked for a renewal, and detects removals then", async () => {
    const { grantId, instanceId } = await dueGrant();
    await renewNow(adminCaller, instanceId);
    expect(await grantOf(grantId)).toMatchObject({ version: 2 });
    const { events } = await getInstanceDetails(adminCaller, instanceId);
    expect(events[0]).toMatchObject({ type: "grant.renewed", actor: "admin@lantern.example" });
  });

  it("counts renewals and failures by the hour", async () => {
    await database.query("delete from renewal_counts");
    const [good, bad] = [await dueGrant(), await dueGrant()];
    await simulator.control().revoke(bad.app.key);
    await renewDue();
    expect(good.grantId).not.toBe(bad.grantId);
    expect(await database.query("select renewed, failed from renewal_counts")).toEqual([{ renewed: 1, failed: 1 }]);
  });

  it("signs by Xero's clock when ours is wrong", async () => {
    const { grantId } = await dueGrant();
    for (const minutes of [10, -10]) {
      await simulator.control().setClock(minutes * 60);
      await makeDue(grantId);
      await renewDue();
    }
    await simulator.control().setClock(0);
    expect(await grantOf(grantId)).toEqual({ status: "active", problem: null, version: 3 });
  });
});
