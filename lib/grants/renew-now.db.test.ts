import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { connected, connectedOAuth2, newOAuth2App, useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { checkSoon, readGrant, readLiveGrant, renewIfUnchanged } from "./renew-now";

const database = useDatabase();
const simulator = useSimulator();
let adminCaller: UserCaller;
beforeAll(async () => {
  adminCaller = await admin();
});

const grantOf = async (instanceId: number) =>
  (await database.query<{ id: string }>("select grant_id id from instances where id = $1", [instanceId]))[0]!.id;

/** A grant that can be renewed, of an app of its own. */
async function newGrant() {
  const app = await newOAuth2App(simulator.control());
  const id = await grantOf(await connectedOAuth2(simulator.control(), adminCaller, app));
  const renewals = async () => (await simulator.control().tally(app.key)).renewals;
  return { app, id, renewals };
}

const expire = (id: string) => database.query("update grants set expires_at = now() where id = $1", [id]);

describe("a live grant", () => {
  it("is the stored one while its token has not expired", async () => {
    const { id, renewals } = await newGrant();
    expect(await readLiveGrant(id)).toEqual({ ...(await readGrant(id)), secondsLeft: expect.any(Number) as number });
    expect(await renewals()).toBe(0);
  });

  it("is renewed once when its token has expired, whoever asks", async () => {
    const { id, renewals } = await newGrant();
    const old = await readGrant(id);
    await expire(id);
    const [one, other] = await Promise.all([readLiveGrant(id), readLiveGrant(id)]);
    expect(one).toMatchObject({ version: 2, status: "active" });
    expect(one!.secondsLeft).toBeGreaterThan(1_700);
    expect(one!.tokens.accessToken).not.toBe(old!.tokens.accessToken);
    expect(other!.tokens).toEqual(one!.tokens);
    expect(await renewals()).toBe(1);
  });

  it("is none when it is gone, or when only the customer can bring other tokens", async () => {
    expect(await readLiveGrant(randomUUID())).toBeNull();
    const app = await simulator.control().createApp("public");
    const id = await grantOf(await connected(simulator.control(), adminCaller, app));
    expect(await readLiveGrant(id)).toMatchObject({ version: 1, renewable: false });
    await expire(id);
    expect(await readLiveGrant(id)).toBeNull();
    const { id: withdrawn } = await newGrant();
    await database.query("update grants set status = 'reconnect' where id = $1", [withdrawn]);
    expect(await readLiveGrant(withdrawn)).toBeNull();
  });

  it("is none when Xero refuses to renew it, and unavailable when Xero does not answer", async () => {
    const { app, id } = await newGrant();
    await expire(id);
    await simulator.control().fault({ path: "/connect/token", key: app.key, times: 1, kind: "status", status: 503 });
    await expect(readLiveGrant(id)).rejects.toMatchObject({ reason: "unavailable" });
    await database.query("update grants set renew_at = now() where id = $1", [id]);
    await simulator.control().revoke(app.key);
    expect(await readLiveGrant(id)).toBeNull();
  });
});

describe("a renewal at once", () => {
  it("is not made twice for one version, nor of a grant that is gone", async () => {
    const { id, renewals } = await newGrant();
    await renewIfUnchanged(id, 1);
    await renewIfUnchanged(id, 1);
    await renewIfUnchanged(id, 1, adminCaller);
    await renewIfUnchanged(randomUUID(), 1);
    expect(await renewals()).toBe(1);
  });

  it.each(["a call", "a person"])("for %s waits for another process that renews it", async (who) => {
    const { id, renewals } = await newGrant();
    await database.query("update grants set claimed_at = now(), renew_at = now() + interval '45 s' where id = $1", [
      id,
    ]);
    let isOver = false;
    const waiting = renewIfUnchanged(id, 1, who === "a call" ? null : adminCaller).then(() => (isOver = true));
    await sleep(400);
    expect(isOver).toBe(false);
    await database.query("update grants set claimed_at = null, version = 2 where id = $1", [id]);
    await waiting;
    expect(await renewals()).toBe(0);
  });

  it("takes over what another process left behind", async () => {
    const { id, renewals } = await newGrant();
    await database.query("update grants set claimed_at = now(), renew_at = now() - interval '1 s' where id = $1", [id]);
    await renewIfUnchanged(id, 1);
    expect([await renewals(), (await readGrant(id))!.version]).toEqual([1, 2]);
  });

  it("is not tried for a call while the app is paused, but for a person", async () => {
    const { app, id, renewals } = await newGrant();
    await database.query("update apps set paused_until = now() + interval '1 hour' where key = $1", [app.key]);
    await renewIfUnchanged(id, 1);
    expect(await renewals()).toBe(0);
    await renewIfUnchanged(id, 1, adminCaller);
    expect(await renewals()).toBe(1);
  });
});

describe("a check of a grant's connections", () => {
  const checkedAt = async (id: string) =>
    (
      await database.query<{ isAsked: boolean }>(
        `select renew_at <= now() and checked_at = to_timestamp(0) "isAsked" from grants where id = $1`,
        [id],
      )
    )[0]!.isAsked;

  it("is asked for every ten minutes at most, and not while renewals fail", async () => {
    const { id } = await newGrant();
    await checkSoon(id);
    expect(await checkedAt(id)).toBe(false);
    await database.query(
      "update grants set checked_at = now() - interval '11 min', status = 'retrying' where id = $1",
      [id],
    );
    await checkSoon(id);
    expect(await checkedAt(id)).toBe(false);
    await database.query("update grants set status = 'active' where id = $1", [id]);
    await checkSoon(id);
    expect(await checkedAt(id)).toBe(true);
  });
});
