import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import {
  changeAttempt,
  comeBack,
  consented,
  newSavedApp,
  type SavedApp,
  storedAttempt,
} from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { tokenHash } from "@/lib/encryption";
import { type Choice, completeAttempt } from "./complete";
import { doneStep, organisationStep } from "./current-page";
import { startReconnect } from "./start";

const database = useDatabase();
const simulator = useSimulator();
const control = () => simulator.control();
let caller: UserCaller;
let app: SavedApp;
beforeAll(async () => {
  caller = await admin();
});

const NEW: Choice = { instance: "new", name: "Bakery books", organisations: [], names: {} };

async function consentedNew(organisations: number[] = [0]): Promise<string> {
  app = await newSavedApp(control(), caller);
  return (await consented(control(), caller, app.id, { organisations })).id;
}

const complete = async (id: string, choice: Partial<Choice> = {}, who = caller) =>
  completeAttempt(who, (await storedAttempt(id)).row, { ...NEW, ...choice });

type Stored = { id: number; name: string; token_hash: Buffer; grant_id: string };
const instancesOf = (key: string) =>
  database.query<Stored>(
    `select i.id, i.name, i.token_hash, i.grant_id from instances i join grants g on g.id = i.grant_id
     join apps a on a.id = g.app_id where a.key = $1 order by i.id`,
    [key],
  );
const endingsOf = (key: string) =>
  database.query("select holder, held_until, secrets_sealed from revocations where client_id = $1", [key]);
const NOT_HELD = { holder: null, held_until: null, secrets_sealed: null };

async function done(id: string, who = caller) {
  const step = await doneStep(who, id);
  return "view" in step ? step.view : step.redirectTo;
}

describe("a new instance", () => {
  it("is made once, and shown with its token until the attempt expires", async () => {
    const id = await consentedNew();
    const before = (await storedAttempt(id)).row;
    expect(await completeAttempt(caller, before, NEW)).toBe(true);
    const { row, state } = await storedAttempt(id);
    const [made] = await instancesOf(app.key);
    const token = state.made![0]!.token;
    expect(state).toEqual({ made: [{ id: made!.id, token }] });
    expect([row.status, row.instanceId, row.endedAt === null]).toEqual(["connected", made!.id, false]);
    expect([row.expiresAt, Buffer.from(made!.token_hash)]).toEqual([before.expiresAt, tokenHash(token)]);
    expect(await endingsOf(app.key)).toEqual([]);
    const shown = {
      instances: [{ id: made!.id, name: "Bakery books", organisationName: "Harbour Lane Bakery", token }],
      isReconnect: false,
      shownUntil: before.expiresAt.toISOString(),
      publicUrl: "http://localhost:3000",
    };
    expect(await done(id)).toEqual(shown);
    expect(await completeAttempt(caller, before, { ...NEW, name: "Twice" })).toBe(true);
    expect(await instancesOf(app.key)).toHaveLength(1);
    await expect(complete(id)).rejects.toMatchObject({ code: "not_found" });
    const expiresAt = new Date(Date.now() - 1);
    await changeAttempt(id, { expiresAt });
    const untold = [{ ...shown.instances[0]!, token: null }];
    expect(await done(id)).toEqual({ ...shown, instances: untold, shownUntil: expiresAt.toISOString() });
  });

  it("leaves what Xero does not tell of, and what was not chosen, to be ended", async () => {
    app = await newSavedApp(control(), caller);
    const fault = { path: "/api.xro/2.0/Organisation", key: app.key, kind: "status", status: 403 } as const;
    await control().fault({ ...fault, tenantId: "c83e1f50-6a27-4db9-8f14-0e95b2d7a364" });
    const { id } = await consented(control(), caller, app.id, { organisations: [0, 1, 2] });
    const [chosen] = (await storedAttempt(id)).state.reached!.organisations;
    await complete(id, { organisations: [chosen!.xeroId], names: { [chosen!.xeroId]: "One" } });
    expect(await instancesOf(app.key)).toHaveLength(1);
    expect(await endingsOf(app.key)).toEqual([NOT_HELD]);
  });

  it("is not made of an attempt that is over", async () => {
    const id = await consentedNew();
    await changeAttempt(id, { expiresAt: new Date(Date.now() - 1) });
    expect(await complete(id)).toBe(true);
    expect([await instancesOf(app.key), (await storedAttempt(id)).row.status]).toEqual([[], "returned"]);
  });

  it.each([
    ["", "Enter a name for the instance."],
    ["x".repeat(256), "This name is longer than 255 characters."],
    ["a\u0007b", "This name holds a control character."],
  ])("needs a name (%#)", async (name, problem) => {
    const id = await consentedNew();
    const { state } = await storedAttempt(id);
    expect(await complete(id, { name })).toBe(false);
    expect((await storedAttempt(id)).state).toEqual({ ...state, name: { typed: name, problem } });
    expect(await organisationStep(caller, id)).toMatchObject({ view: { name, problem } });
    expect(await instancesOf(app.key)).toEqual([]);
    expect(await complete(id, { name: "x".repeat(255) })).toBe(true);
  });

  it("needs a consent, and the app it is for", async () => {
    for (const missing of [{ tokens: undefined }, { reached: undefined }]) {
      const id = await consentedNew();
      const { row } = await storedAttempt(id);
      await changeAttempt(id, {}, missing);
      await expect(complete(id)).rejects.toMatchObject({ code: "not_found" });
      await changeAttempt(id, { appId: null });
      await expect(completeAttempt(caller, { ...row, appId: null }, NEW)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("an instance that is there", () => {
  const connectedOnce = async (organisation = 0) => {
    await complete(await consentedNew([organisation]));
    return (await instancesOf(app.key))[0]!;
  };

  it("is connected again with its own organisation, keeps its name and token, and shows none", async () => {
    const before = await connectedOnce();
    const id = (await consented(control(), caller, app.id)).id;
    expect(await complete(id, { instance: String(before.id), name: "" })).toBe(true);
    expect(await instancesOf(app.key)).toEqual([before]);
    const { row, state } = await storedAttempt(id);
    expect([row.status, row.instanceId, state]).toEqual(["connected", before.id, {}]);
    const shown = { id: before.id, name: "Bakery books", organisationName: "Harbour Lane Bakery", token: null };
    expect(await done(id)).toMatchObject({ instances: [shown], isReconnect: true });
    const events = await database.query<{ type: string }>(
      "select type from events where instance_id = $1 and type like 'instance.%' order by id",
      [before.id],
    );
    expect(events.map(({ type }) => type)).toEqual(["instance.connected", "instance.reconnected"]);
  });

  it("is not given another organisation, nor taken from somebody else", async () => {
    const before = await connectedOnce();
    const id = (await consented(control(), caller, app.id, { organisations: [1] })).id;
    const reconnect = { instance: String(before.id) };
    const message = `Instance ${before.id} is connected to another organisation.`;
    await expect(complete(id, reconnect)).rejects.toMatchObject({ code: "conflict", message });
    for (const wrong of ["0", "none", ""])
      await expect(complete(id, { instance: wrong })).rejects.toMatchObject({ code: "not_found" });
    const member = await colleague(caller, "member");
    const theirs = (await consented(control(), member, app.id)).id;
    await expect(complete(theirs, reconnect, member)).rejects.toMatchObject({ code: "not_found" });
    expect((await storedAttempt(id)).row.status).toBe("returned");
  });

  it("is the one that a reconnect is for, whatever else its consent reaches; the rest is ended at Xero", async () => {
    const before = await connectedOnce(1);
    const redirect = await startReconnect(caller, before.id);
    const { location } = await control().agree(redirect.location, { organisations: [0, 2] });
    const { attemptId } = await comeBack(redirect, location);
    await expect(complete(attemptId!, { instance: String(before.id) })).rejects.toMatchObject({ code: "conflict" });
    expect(await complete(attemptId!, { organisations: ["ignored"] })).toBe(true);
    expect((await instancesOf(app.key)).map(({ name }) => name)).toEqual(["Bakery books", "Bakery books"]);
    expect(await endingsOf(app.key)).toEqual([NOT_HELD]);
  });
});

describe("several organisations of a consent", () => {
  const keysOf = async (id: string) =>
    (await storedAttempt(id)).state.reached!.organisations.map(({ xeroId }) => xeroId);

  it("become an instance each, on one grant, with the names that were typed", async () => {
    const id = await consentedNew([0, 1, 2]);
    const [one, two, three] = (await keysOf(id)) as [string, string, string];
    const names = { [one]: "First", [two]: "Not ticked", [three]: "Third" };
    const ignored = { instance: "7", name: "" };
    expect(await complete(id, { ...ignored, organisations: [three, one, "unknown"], names })).toBe(true);
    const made = await instancesOf(app.key);
    expect(made.map(({ name }) => name)).toEqual(["First", "Third"]);
    expect(made[0]!.grant_id).toBe(made[1]!.grant_id);
    const { row, state } = await storedAttempt(id);
    expect([row.instanceId, state.made!.map((each) => each.id)]).toEqual([made[0]!.id, made.map((each) => each.id)]);
    expect(await endingsOf(app.key)).toEqual([NOT_HELD]);
    const shown = (await done(id)) as { instances: { name: string; token: string | null }[] };
    expect(shown.instances.map(({ name }) => name)).toEqual(["First", "Third"]);
    expect(shown.instances.map(({ token }) => token)).toEqual(state.made!.map(({ token }) => token));
    await database.query("delete from instances where id = $1", [made[0]!.id]);
    expect(await done(id)).toMatchObject({ instances: [{ id: made[1]!.id }] });
    await database.query("delete from instances where id = $1", [made[1]!.id]);
    expect(await done(id)).toBe("/dashboard/instances");
  });

  it("leave nothing to end at Xero when all of them are chosen", async () => {
    const id = await consentedNew([0, 1]);
    const [one, two] = (await keysOf(id)) as [string, string];
    expect(await complete(id, { organisations: [one, two], names: { [one]: "One", [two]: "Two" } })).toBe(true);
    expect(await endingsOf(app.key)).toEqual([]);
  });

  it("need one that is ticked, and a name for each that is", async () => {
    const id = await consentedNew([0, 1]);
    const [one, two] = (await keysOf(id)) as [string, string];
    const noted = async (organisations: string[], names: Record<string, string>) => {
      expect(await complete(id, { organisations, names })).toBe(false);
      return (await storedAttempt(id)).state.picked;
    };
    const first = "Select at least one organisation to connect.";
    expect(await noted([], { [one]: "One" })).toEqual({
      ticked: [],
      names: { [one]: "One" },
      problems: { [one]: first },
    });
    expect(await noted([one, two], { [one]: "One" })).toEqual({
      ticked: [one, two],
      names: { [one]: "One" },
      problems: { [two]: "Enter a name for the instance." },
    });
    const long = "x".repeat(256);
    expect((await noted([two], { [two]: long }))!.problems).toEqual({
      [two]: "This name is longer than 255 characters.",
    });
    expect(await instancesOf(app.key)).toEqual([]);
    expect((await storedAttempt(id)).state.tokens).toBeDefined();
  });

  it("count what Xero did not tell of as connected at Xero, too", async () => {
    app = await newSavedApp(control(), caller);
    const tenantId = "5b90d7e2-41fa-4e0c-b8d6-73c1a9e4f208";
    await control().fault({ path: "/api.xro/2.0/Organisation", key: app.key, tenantId, kind: "status", status: 503 });
    const { id } = await consented(control(), caller, app.id, { organisations: [0, 1] });
    expect(await complete(id)).toBe(true);
    expect(await endingsOf(app.key)).toEqual([NOT_HELD]);
  });
});

it("the last page of a user shows no instance that is not theirs any more", async () => {
  const id = await consentedNew();
  const member = await colleague(caller, "member");
  const other = await instance(caller, { name: "Somebody else's" });
  await changeAttempt(id, { userId: member.userId, status: "connected", instanceId: other.id });
  expect(await done(id, member)).toBe("/dashboard/instances");
  await changeAttempt(id, { instanceId: null });
  expect(await done(id, member)).toBe("/dashboard/instances");
});
