import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { connectedOAuth2, newOAuth2App, useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { detectRemovals } from "./detect-removals";
import { transaction } from "@/lib/db";
import { noteOrganisationName } from "./note-organisation-name";
import { readGrant } from "./renew-now";
import { setRemovedAt } from "./store";

const database = useDatabase();
const simulator = useSimulator();
let adminCaller: UserCaller;
beforeAll(async () => {
  adminCaller = await admin();
});

/** Two organisations of one consent. */
async function twoOnOneGrant() {
  const app = await newOAuth2App(simulator.control());
  const ids = [];
  for (const organisation of [0, 1])
    ids.push(await connectedOAuth2(simulator.control(), adminCaller, app, organisation));
  const grants = await database.query<{ id: string }>("select distinct grant_id id from instances where id = any($1)", [
    ids,
  ]);
  expect(grants).toHaveLength(1);
  await database.query("update grants set checked_at = to_timestamp(0) where id = $1", [grants[0]!.id]);
  const detect = async () => {
    const grant = (await readGrant(grants[0]!.id))!;
    return detectRemovals(grant, grant.app, grant.tokens);
  };
  const [first, second] = ids;
  return { app, first: first!, second: second!, grantId: grants[0]!.id, detect };
}

const isRemoved = async (id: number) =>
  (
    await database.query<{ removed: boolean }>("select removed_at is not null removed from instances where id = $1", [
      id,
    ])
  )[0]!.removed;
const nameOf = async (id: number) =>
  (await database.query<{ name: string }>("select organisation_name name from instances where id = $1", [id]))[0]!.name;
const eventsOf = async (id: number) =>
  (
    await database.query<{ type: string; data: object }>(
      "select type, data from events where instance_id = $1 and type not in ('instance.connected', 'grant.consented') order by id",
      [id],
    )
  ).map(({ type, data }) => [type, data]);

const REMOVED = ["grant.reconnect_needed", { problem: "removed_in_xero" }];

describe("connections that Xero lists", () => {
  it("mark the instances that are not among them, once, and those that are again", async () => {
    const { app, first, second, grantId, detect } = await twoOnOneGrant();
    const elsewhere = await twoOnOneGrant();
    await simulator.control().removeConnection(app.key, 0);
    expect([await detect(), await detect()]).toEqual([true, true]);
    expect([await isRemoved(elsewhere.first), await isRemoved(elsewhere.second)]).toEqual([false, false]);
    expect([await isRemoved(first), await isRemoved(second)]).toEqual([true, false]);
    expect([await eventsOf(first), await eventsOf(second)]).toEqual([[REMOVED], []]);
    const [checked] = await database.query(
      "select checked_at > now() - interval '1 min' ok from grants where id = $1",
      [grantId],
    );
    expect(checked).toEqual({ ok: true });

    await database.query("update instances set removed_at = now() where id = $1", [second]);
    await detect();
    expect([await isRemoved(first), await isRemoved(second)]).toEqual([true, false]);
    expect(await eventsOf(second)).toEqual([["instance.restored", {}]]);
  });

  it("bring new names of organisations, of those that have one", async () => {
    const { first, second, detect } = await twoOnOneGrant();
    const [name, other] = [await nameOf(first), await nameOf(second)];
    await database.query("update instances set organisation_name = 'Before' where id = $1", [first]);
    await detect();
    expect([await nameOf(first), await nameOf(second)]).toEqual([name, other]);
    expect(await eventsOf(first)).toEqual([["instance.organisation_renamed", { from: "Before", to: name }]]);
    expect(await eventsOf(second)).toEqual([]);
  });

  it("say nothing when Xero does not answer", async () => {
    const { app, first, grantId, detect } = await twoOnOneGrant();
    await simulator.control().removeConnection(app.key, 0);
    await simulator.control().fault({ path: "/connections", key: app.key, times: 1, kind: "status", status: 500 });
    expect(await detect()).toBe(false);
    expect([await isRemoved(first), await eventsOf(first)]).toEqual([false, []]);
    expect(
      await database.query('select checked_at = to_timestamp(0) "isOld" from grants where id = $1', [grantId]),
    ).toEqual([{ isOld: true }]);
    expect(await detect()).toBe(true);
    expect(await isRemoved(first)).toBe(true);
  });
});

describe("what another process has stored meanwhile", () => {
  it("is not told of twice: a removal, its end, a new name", async () => {
    const { first, second } = await twoOnOneGrant();
    const set = (removedAt: Date | null) => transaction((tx) => setRemovedAt(tx, first, removedAt));
    expect([await set(null), await set(new Date()), await set(new Date())]).toEqual([false, true, false]);
    expect([await set(null), await set(null)]).toEqual([true, false]);
    expect(await isRemoved(second)).toBe(false);
    const name = await nameOf(first);
    const stale = { id: first, organizationId: adminCaller.organizationId, organisationName: "Another" };
    await transaction((tx) => noteOrganisationName(tx, stale, "Newer"));
    expect([await nameOf(first), await eventsOf(first)]).toEqual([name, []]);
  });
});
