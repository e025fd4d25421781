import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { attemptOf, consented, newSavedApp, type SavedApp, storedAttempt } from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { completeAttempt } from "./complete";
import { connectMore } from "./connect-more";
import { organisationStep } from "./current-page";

const MINUTE = 60_000;
const CYCLES = "5b90d7e2-41fa-4e0c-b8d6-73c1a9e4f208";
const database = useDatabase();
const simulator = useSimulator();
const control = () => simulator.control();
let caller: UserCaller;
beforeAll(async () => {
  caller = await admin();
});

/** An instance of the first organisation that a consent reaches, by its name. */
async function connectedOne(organisations: number[], name: string): Promise<{ app: SavedApp; id: number }> {
  const app = await newSavedApp(control(), caller);
  const { id } = await consented(control(), caller, app.id, { organisations });
  const { row, state } = await storedAttempt(id);
  const key = state.reached!.organisations.find((each) => each.name === name)!.xeroId;
  const choice = { instance: "new", name, organisations: [key], names: { [key]: name } };
  await completeAttempt(caller, row, choice);
  return { app, id: (await storedAttempt(id)).row.instanceId! };
}

const attemptsOf = (app: SavedApp) =>
  database.query<{ status: string }>("select status from attempts where app_id = $1 and status <> 'connected'", [
    app.id,
  ]);
const heldOf = (app: SavedApp) =>
  database.query<{
    holder: string | null;
    held_until: Date;
    secrets_sealed: Buffer | null;
    auth_event_id: string | null;
  }>(
    "select holder, held_until, secrets_sealed, auth_event_id from revocations where client_id = $1 and holder is not null",
    [app.key],
  );

it("offers the organisations of a consent that have no instance, for 15 minutes, with the same tokens", async () => {
  const { app, id } = await connectedOne([0, 2, 3], "Harbour Lane Bakery");
  const before = Date.now();
  const { location, cookie } = await connectMore(caller, id);
  const attempt = attemptOf(location);
  expect([location, cookie]).toEqual([`/connect/organisation?attempt=${attempt}`, null]);
  const { row, state } = await storedAttempt(attempt);
  expect(row).toMatchObject({
    status: "returned",
    kind: "partner",
    protocol: "oauth2",
    appId: app.id,
    instanceId: null,
  });
  expect(row).toMatchObject({ organizationId: caller.organizationId, userId: caller.userId });
  expect(row.expiresAt.getTime()).toBeGreaterThanOrEqual(before + 15 * MINUTE);
  expect(row.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 15 * MINUTE);
  expect(Object.keys(state).toSorted()).toEqual(["reached", "tokens"]);
  const names = state.reached!.organisations.map(({ name }) => name).toSorted();
  expect(names).toEqual(["Kōwhai Physiotherapy", "Saltmarsh Architects"]);
  const held_until = new Date(row.expiresAt.getTime() + MINUTE);
  const untouched = { secrets_sealed: null, auth_event_id: null };
  expect(await heldOf(app)).toEqual([{ holder: attempt, held_until, ...untouched }]);
  expect(await organisationStep(caller, attempt)).toMatchObject({ view: { choices: [{}, {}], unusable: [] } });
});

it("takes no organisation that a colleague has connected, and says when nothing is left", async () => {
  const { app, id } = await connectedOne([0, 1], "Harbour Lane Bakery");
  const member = await colleague(caller, "member");
  await instance(member, { organisation: CYCLES });
  expect(await connectMore(caller, id)).toEqual({ location: "/connect/ended?reason=nothing_else", cookie: null });
  expect([await attemptsOf(app), await heldOf(app)]).toEqual([[], []]);
  await database.query("update instances set created_by_id = $2 where id = $1", [id, member.userId]);
  await database.query("update instances set created_by_id = $2 where xero_organisation_id = $1", [
    CYCLES,
    caller.userId,
  ]);
  const theirs = await connectMore(member, id);
  expect(theirs.location).toBe("/connect/ended?reason=nothing_else");
});

it("renews tokens that have expired first, and only those", async () => {
  const { app, id } = await connectedOne([0, 2], "Harbour Lane Bakery");
  const version = async () =>
    (
      await database.query<{ version: number }>(
        "select g.version from grants g join instances i on i.grant_id = g.id where i.id = $1",
        [id],
      )
    )[0]!.version;
  const first = await version();
  await connectMore(caller, id);
  expect(await version()).toBe(first);
  await database.query("update grants set expires_at = now() - interval '1 second' where app_id = $1", [app.id]);
  expect((await connectMore(caller, id)).location).toContain("/connect/organisation");
  expect(await version()).toBe(first + 1);
  await database.query(
    "update grants set expires_at = now() - interval '1 second', renew_at = null where app_id = $1",
    [app.id],
  );
  await connectMore(caller, id);
  expect(await version()).toBe(first + 1);
});

it("says what Xero says against it, without an attempt", async () => {
  const { app, id } = await connectedOne([0, 2], "Harbour Lane Bakery");
  await control().fault({ path: "/connections", key: app.key, kind: "status", status: 503 });
  expect(await connectMore(caller, id)).toEqual({ location: "/connect/ended?reason=xero_busy", cookie: null });
  expect(await attemptsOf(app)).toEqual([]);
});

it("is for who may see the instance, as long as its consent is there", async () => {
  const { id } = await connectedOne([0, 2], "Harbour Lane Bakery");
  const member = await colleague(caller, "member");
  await expect(connectMore(member, id)).rejects.toMatchObject({ code: "not_found" });
  await database.query("delete from grant_tokens where grant_id = (select grant_id from instances where id = $1)", [
    id,
  ]);
  await expect(connectMore(caller, id)).rejects.toMatchObject({ code: "not_found" });
});
