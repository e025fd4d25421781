import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { connected, connectedOAuth2, newOAuth2App, useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { learnRemovals, replaceRefused } from "./learn";
import { readGrant } from "./renew-now";

const database = useDatabase();
const simulator = useSimulator();
let adminCaller: UserCaller;
beforeAll(async () => {
  adminCaller = await admin();
});

async function instanceOf(instanceId: number) {
  const [row] = await database.query<{ grantId: string; isRemoved: boolean }>(
    `select grant_id "grantId", removed_at is not null "isRemoved" from instances where id = $1`,
    [instanceId],
  );
  return row!;
}

async function newInstance() {
  const app = await newOAuth2App(simulator.control());
  const id = await connectedOAuth2(simulator.control(), adminCaller, app);
  const { grantId } = await instanceOf(id);
  return { app, id, grantId, grant: (await readGrant(grantId))! };
}

async function newPublicInstance() {
  const app = await simulator.control().createApp("public");
  const id = await connected(simulator.control(), adminCaller, app);
  const { grantId } = await instanceOf(id);
  return { app, id, grantId, grant: (await readGrant(grantId))! };
}

const eventsOf = async (id: number) =>
  (
    await database.query<{ type: string; data: object }>(
      "select type, data from events where instance_id = $1 and type <> 'instance.connected' order by id",
      [id],
    )
  ).map(({ type, data }) => ({ type, data }));
const listings = async (key: string) =>
  (await simulator.control().requests(key)).filter(({ path }) => path.startsWith("/connections")).length;
const renewals = async (key: string) => (await simulator.control().tally(key)).renewals;

describe("after Xero refused an organisation", () => {
  it("its connections are listed, and what is gone is marked", async () => {
    const { app, id, grant } = await newInstance();
    await simulator.control().removeConnection(app.key, 0);
    await learnRemovals(grant);
    expect(await instanceOf(id)).toMatchObject({ isRemoved: true });
    expect(await eventsOf(id)).toEqual([{ type: "grant.reconnect_needed", data: { problem: "removed_in_xero" } }]);
    const [row] = await database.query<{ later: boolean }>("select renew_at > now() later from grants where id = $1", [
      grant.id,
    ]);
    expect(row).toEqual({ later: true });
  });

  it("they are not listed again for ten seconds, but those of other grants are", async () => {
    const [one, other] = [await newInstance(), await newInstance()];
    const before = [await listings(one.app.key), await listings(other.app.key)] as const;
    for (const { grant } of [one, one, other, one]) await learnRemovals(grant);
    expect(await listings(one.app.key)).toBe(before[0] + 1);
    expect(await listings(other.app.key)).toBe(before[1] + 1);
  });

  it("they are listed again after ten seconds", async () => {
    const { app, grant } = await newInstance();
    await learnRemovals(grant);
    const before = await listings(app.key);
    const now = performance.now.bind(performance);
    performance.now = () => now() + 10_001;
    try {
      await learnRemovals(grant);
    } finally {
      performance.now = now;
    }
    expect(await listings(app.key)).toBe(before + 1);
  });

  it("the renewer asks again when Xero does not say", async () => {
    const { app, id, grant } = await newInstance();
    await database.query("update grants set checked_at = now() - interval '1 hour' where id = $1", [grant.id]);
    await simulator.control().fault({ path: "/connections", key: app.key, times: 1, kind: "status", status: 503 });
    await learnRemovals(grant);
    expect(await instanceOf(id)).toMatchObject({ isRemoved: false });
    const [row] = await database.query(
      `select renew_at <= now() due, checked_at = to_timestamp(0) "isCheckDue" from grants where id = $1`,
      [grant.id],
    );
    expect(row).toEqual({ due: true, isCheckDue: true });
  });

  it("nothing is asked of OAuth 1.0a, which cannot list them", async () => {
    const { app, grant } = await newPublicInstance();
    const before = (await simulator.control().requests(app.key)).length;
    await learnRemovals(grant);
    expect(await simulator.control().requests(app.key)).toHaveLength(before);
  });
});

describe("after Xero refused a token", () => {
  it("it is replaced by a renewal", async () => {
    const { app, grant } = await newInstance();
    const newer = await replaceRefused(grant);
    expect(newer).toMatchObject({ id: grant.id, version: 2, status: "active" });
    expect(newer!.tokens.accessToken).not.toBe(grant.tokens.accessToken);
    expect(await renewals(app.key)).toBe(1);
  });

  it("a newer one that somebody has brought since is taken", async () => {
    const { app, grant } = await newInstance();
    const newer = await replaceRefused(grant);
    expect(await replaceRefused(grant)).toMatchObject({ version: 2, tokens: newer!.tokens });
    expect(await renewals(app.key)).toBe(1);
  });

  it("there is none while Xero does not answer, nor when the customer has to consent again", async () => {
    const { app, grant } = await newInstance();
    await simulator.control().fault({ path: "/connect/token", key: app.key, times: 1, kind: "status", status: 503 });
    expect(await replaceRefused(grant)).toBeNull();
    await database.query("update grants set renew_at = now() where id = $1", [grant.id]);
    await simulator.control().revoke(app.key);
    expect(await replaceRefused(grant)).toBeNull();
    expect(await readGrant(grant.id)).toMatchObject({ status: "reconnect", problem: "token_rejected" });
    // Whoever still has the version before the last renewal is not given one that Xero refuses.
    const other = await newInstance();
    await database.query("update grants set version = 2, status = 'reconnect' where id = $1", [other.grant.id]);
    expect(await replaceRefused(other.grant)).toBeNull();
  });

  it("one that cannot be renewed is noted, once, with an event", async () => {
    const { id, grant } = await newPublicInstance();
    expect(await replaceRefused(grant)).toBeNull();
    expect(await replaceRefused(grant)).toBeNull();
    expect(await readGrant(grant.id)).toMatchObject({ status: "reconnect", problem: "token_rejected", version: 1 });
    expect(await eventsOf(id)).toEqual([
      { type: "grant.reconnect_needed", data: { problem: "token_rejected", version: 1 } },
    ]);
  });
});
