import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { attemptOf, changeAttempt, newSavedApp, storedAttempt } from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { encryptAppSecrets } from "@/lib/apps/credentials";
import type { TypedKeys } from "@/lib/attempts/flow-state";
import type { UserCaller } from "@/lib/caller";
import { callbackUrl } from "./begin-authorization";
import { keysStep } from "./current-page";
import { keepDraft, saveDraft, withKeptSecrets } from "./draft";
import { startAttempt } from "./start";
import { submitKeys } from "./submit-keys";

const DAY = 24 * 60 * 60_000;
const database = useDatabase();
const simulator = useSimulator();
let caller: UserCaller;
beforeAll(async () => {
  caller = await admin();
});

/** Somebody on the keys page, with keys that Xero knows. */
async function onPage(protocol: "oauth1" | "oauth2" = "oauth2") {
  const create = protocol === "oauth2" ? simulator.control().createOAuth2App("public", callbackUrl()) : null;
  const { key, secret } = await (create ?? simulator.control().createApp("public"));
  const id = attemptOf((await startAttempt(caller, "public", protocol)).location);
  const rest = { signWith: "installation", privateKey: "", reads: ["contacts"], madeBefore: false } as const;
  const keys: TypedKeys = { name: `Sync ${key.slice(0, 8)}`, key, secret, ...rest, reads: ["contacts"] };
  const submit = async (intent: "test" | "save" | "continue", typed: Partial<TypedKeys> = {}) =>
    submitKeys(caller, (await storedAttempt(id)).row, { ...keys, ...typed }, intent);
  const here = { location: `/connect/keys?attempt=${id}`, cookie: null };
  return { id, keys, submit, here };
}

const appsOf = (key: string) =>
  database.query<{ id: string; name: string }>("select id, name from apps where key = $1", [key]);
const callsOf = async (key: string) => (await simulator.control().requests(key)).length;

describe("testing the keys", () => {
  it("tells how long Xero took to accept them, and saves nothing but the draft, for a day", async () => {
    const { id, keys, submit, here } = await onPage();
    const before = Date.now();
    expect(await submit("test")).toEqual(here);
    const { row, state } = await storedAttempt(id);
    const test = state.test as { milliseconds: number; at: number };
    expect(state).toEqual({
      typed: keys,
      test: { ok: true, milliseconds: test.milliseconds, at: test.at, warning: null },
    });
    expect(Number.isInteger(test.milliseconds) && test.milliseconds >= 0 && test.milliseconds < 10_000).toBe(true);
    expect(test.at).toBeGreaterThanOrEqual(before);
    expect(test.at).toBeLessThanOrEqual(Date.now());
    expect([row.status, row.appId]).toEqual(["started", null]);
    expect(row.expiresAt.getTime()).toBeGreaterThanOrEqual(before + DAY);
    expect(row.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + DAY);
    expect([await appsOf(keys.key), await callsOf(keys.key)]).toEqual([[], 1]);
    const { name, key, signWith, reads, madeBefore } = keys;
    expect(await keysStep(caller, id)).toMatchObject({
      view: {
        typed: { name, key, signWith, reads, madeBefore, hasSecret: true, hasPrivateKey: false },
        test: { ok: true, at: new Date(test.at).toISOString(), warning: null },
      },
    });
    expect(JSON.stringify(await keysStep(caller, id))).not.toContain(keys.secret);
  });

  it("tells what Xero says against them, and with the next right entries no longer", async () => {
    const { id, keys, submit, here } = await onPage();
    expect(await submit("test", { secret: "wrong" })).toEqual(here);
    const refused = { ok: false, message: expect.stringContaining("refuses this client id") as string };
    const { test } = (await storedAttempt(id)).state;
    expect(test).toMatchObject(refused);
    expect((test as { detail: string | null }).detail).toBe("invalid_client");
    expect(await keysStep(caller, id)).toMatchObject({ view: { test } });
    await simulator.control().fault({ path: "/connect/token", key: keys.key, kind: "drop" });
    await submit("test", { secret: keys.secret });
    expect((await storedAttempt(id)).state.test).toMatchObject({ ok: false, detail: null });
    await submit("test", { secret: "" });
    expect((await storedAttempt(id)).state).toMatchObject({ typed: keys, test: { ok: true } });
  });

  it("asks Xero nothing as long as an entry is wrong", async () => {
    const { id, keys, submit, here } = await onPage();
    for (const intent of ["test", "save", "continue"] as const) {
      expect(await submit(intent, { name: "" })).toEqual(here);
      const { state } = await storedAttempt(id);
      const none = { key: null, secret: null, privateKey: null };
      expect(state).toEqual({ typed: { ...keys, name: "" }, problems: { name: "Enter a name for the app.", ...none } });
    }
    expect(await keysStep(caller, id)).toMatchObject({ view: { problems: { name: "Enter a name for the app." } } });
    expect(await callsOf(keys.key)).toBe(0);
  });
});

describe("saving the app alone", () => {
  it("saves it once Xero accepts the keys, and leaves no attempt", async () => {
    const { id, keys, submit } = await onPage();
    const { location, cookie } = await submit("save");
    const [app] = await appsOf(keys.key);
    expect([location, cookie, app!.name]).toEqual([`/dashboard/apps/${app!.id}`, null, keys.name]);
    expect(await database.query("select id from attempts where id = $1", [id])).toEqual([]);
    expect(await callsOf(keys.key)).toBe(1);
  });

  it("saves nothing that Xero refuses", async () => {
    const { id, keys, submit, here } = await onPage("oauth1");
    expect(await submit("save", { secret: "wrong" })).toEqual(here);
    expect(await appsOf(keys.key)).toEqual([]);
    expect((await storedAttempt(id)).state).toMatchObject({ typed: { secret: "wrong" }, test: { ok: false } });
    await submit("save");
    expect(await appsOf(keys.key)).toHaveLength(1);
  });
});

describe("going on to Xero", () => {
  it("saves the app, and keeps what was typed", async () => {
    const { id, keys, submit } = await onPage();
    const { location, cookie } = await submit("continue");
    const [app] = await appsOf(keys.key);
    const { row, state } = await storedAttempt(id);
    expect([row.status, row.appId, state.typed]).toEqual(["sent", app!.id, keys]);
    expect(new URL(location).searchParams.get("client_id")).toBe(keys.key);
    expect(cookie).toContain(`gangway-attempt-${id}=`);
    expect(await callsOf(keys.key)).toBe(1);
  });

  it("over OAuth 1.0a asks Xero once, since that proves the keys", async () => {
    const { keys, submit } = await onPage("oauth1");
    expect(new URL((await submit("continue")).location).searchParams.has("oauth_token")).toBe(true);
    expect(await callsOf(keys.key)).toBe(1);
  });

  it("with keys that Xero refuses stays, and saves no app", async () => {
    for (const protocol of ["oauth1", "oauth2"] as const) {
      const { id, keys, submit, here } = await onPage(protocol);
      expect(await submit("continue", { secret: "wrong" })).toEqual(here);
      expect([(await storedAttempt(id)).row.status, await appsOf(keys.key)]).toEqual(["started", []]);
    }
  });

  it("fails as what it is when something else fails", async () => {
    const { submit } = await onPage();
    await database.query("alter table attempts add constraint nobody_leaves check (status <> 'sent') not valid");
    try {
      await expect(submit("continue")).rejects.toThrow(/nobody_leaves/);
    } finally {
      await database.query("alter table attempts drop constraint nobody_leaves");
    }
  });

  it("waits for a second time where Xero may refuse one more organisation for the app", async () => {
    const app = await newSavedApp(simulator.control(), caller);
    for (let made = 0; made < 5; made++)
      await instance(caller, { key: app.key, protocol: "oauth2", organisation: randomUUID() });
    const owner = { id: app.id, organizationId: caller.organizationId };
    const { secretSealed } = encryptAppSecrets(owner, app.secret, null);
    await database.query("update apps set secret_sealed = $2 where id = $1", [app.id, secretSealed]);
    const { id, submit, here } = await onPage();
    const full = { name: app.name, key: app.key, secret: app.secret };
    await submit("test", full);
    expect((await storedAttempt(id)).state).toMatchObject({ test: { ok: true } });
    expect(await submit("continue", full)).toEqual(here);
    expect((await storedAttempt(id)).state.fullAppId).toBe(app.id);
    expect(await keysStep(caller, id)).toMatchObject({ view: { fullAppId: app.id, test: null } });
    await changeAttempt(id, {}, { fullAppId: randomUUID() });
    expect(await submit("continue", full)).toEqual(here);
    expect(new URL((await submit("continue", full)).location).searchParams.get("client_id")).toBe(app.key);
  });
});

describe("a draft", () => {
  const typed = {
    name: "",
    key: "",
    secret: "",
    privateKey: "",
    signWith: "own",
    reads: [],
    madeBefore: true,
  } as const;
  const before: TypedKeys = { ...typed, reads: [], secret: "the secret", privateKey: "the key" };

  it("keeps secrets that are sent again empty, and those only", () => {
    const now = { ...typed, reads: [], name: "New" };
    expect(withKeptSecrets(now, before)).toEqual({ ...before, name: "New" });
    expect(withKeptSecrets(now, undefined)).toEqual({ ...now, secret: "", privateKey: "" });
    expect(withKeptSecrets({ ...now, secret: "another" }, before)).toMatchObject({
      secret: "another",
      privateKey: "the key",
    });
    expect(withKeptSecrets({ ...now, privateKey: "x" }, before)).toMatchObject({
      secret: "the secret",
      privateKey: "x",
    });
  });

  it("is changed by nobody without a session once it is sent or over", async () => {
    const { location, cookie } = await startAttempt(caller, "public", "oauth2");
    const id = attemptOf(location);
    const asked: string[] = [];
    const keep = (name: string) =>
      keepDraft(
        id,
        (cookieName) => {
          asked.push(cookieName);
          return /=(.*?);/.exec(cookie!)![1];
        },
        { ...before, name },
      );
    await keep("first");
    const { row, state } = await storedAttempt(id);
    expect(state).toEqual({ typed: { ...before, name: "first" } });
    expect(asked).toEqual([`gangway-attempt-${id}`]);
    await changeAttempt(id, { status: "sent" });
    await keep("second");
    await changeAttempt(id, { status: "started", expiresAt: new Date(Date.now() - 1) });
    await keep("third");
    expect((await storedAttempt(id)).state).toEqual(state);
    await saveDraft(row, { typed: before });
    expect((await storedAttempt(id)).row.expiresAt.getTime()).toBeGreaterThan(Date.now() + DAY - 60_000);
  });
});
