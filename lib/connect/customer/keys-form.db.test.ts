import { beforeAll, describe, expect, it } from "vitest";
import { openInBrowser, PLAIN_LINK } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { attemptOf, changeAttempt, newSavedApp, storedAttempt } from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { encryptAppSecrets } from "@/lib/apps/credentials";
import type { UserCaller } from "@/lib/caller";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { revokeLink } from "@/lib/links/change";
import { makeLink } from "@/lib/links/create";
import type { LinkToCreate } from "@/lib/links/read-link";
import { scopesFor } from "@/lib/xero/scopes";
import { beginForCustomer } from "./begin";
import { askForKeys, keysPage, keysProblems, takesKeys } from "./keys";
import { findOwn } from "./read-page";
import { submitOwnKeys } from "./submit-keys";
import { findVisitor } from "./visitor";

const DAY = 24 * 60 * 60_000;
const database = useDatabase();
const simulator = useSimulator();
let caller: UserCaller;
beforeAll(async () => {
  caller = await admin();
});

/** A customer on the page for the keys. */
async function atKeys(more: Partial<LinkToCreate> = {}) {
  const link = await makeLink(caller, { ...PLAIN_LINK, appId: null, ...more });
  const { visitor, jar } = await openInBrowser(link.token);
  const { location } = await beginForCustomer(visitor, jar.cookieOf);
  const id = attemptOf(location);
  const again = async () => (await findVisitor(link.id, jar.cookieOf, null))!;
  const submit = async (key: string, secret: string) => {
    const now = await again();
    return submitOwnKeys(now, (await findOwn(now, id))!, { key, secret });
  };
  const here = `/c/keys?link=${link.id}&attempt=${id}`;
  return { link, visitor, jar, again, location, id, submit, here };
}

const newApp = () => simulator.control().createOAuth2App("public", callbackUrl());
const appOf = async (key: string) =>
  (
    await database.query<{ id: string; name: string; kind: string; protocol: string; callback_url: string }>(
      "select id, name, kind, protocol, callback_url from apps where key = $1",
      [key],
    )
  )[0];
const between = (time: Date, before: number) => time.getTime() >= before + DAY && time.getTime() <= Date.now() + DAY;

it("the page for the keys begins empty, with a draft of its browser that is kept for a day", async () => {
  const before = Date.now();
  const { link, visitor, id, location, here } = await atKeys();
  expect(location).toBe(here);
  const { row, state } = await storedAttempt(id);
  expect(row).toMatchObject({ kind: "public", protocol: "oauth2", status: "started", userId: null, linkId: link.id });
  expect([row.appId, state, between(row.expiresAt, before)]).toEqual([null, {}, true]);
  expect(await keysPage(visitor, id)).toMatchObject({
    view: {
      linkId: link.id,
      telling: null,
      attemptId: id,
      redirectUri: callbackUrl(),
      key: "",
      hasSecret: false,
      problems: { key: null, secret: null, both: null },
    },
  });
  expect(await askForKeys(visitor)).toBe(here);
  await changeAttempt(id, { expiresAt: new Date(Date.now() - 1) });
  expect(await askForKeys(visitor)).not.toBe(here);
});

it("what is typed is checked before Xero is asked", () => {
  const of = (key: string, secret: string) => keysProblems({ key, secret });
  expect(of("k".repeat(255), "s".repeat(1_000))).toEqual({});
  expect(of("k".repeat(256), "s".repeat(1_001))).toEqual({ key: "unreadable", secret: "unreadable" });
  expect(of("", "")).toEqual({ key: "keyMissing", secret: "secretMissing" });
  for (const wrong of ["a b", "a\n", "\u007f", "ä"]) expect(of(wrong, "!~")).toEqual({ key: "unreadable" });
});

describe("keys are taken", () => {
  it("of a link whose customer enters them, until Xero has answered or the day is over", async () => {
    const { visitor, id } = await atKeys();
    const { row } = await storedAttempt(id);
    for (const [status, takes] of [
      ["started", true],
      ["sent", true],
      ["returned", false],
      ["connected", false],
      ["failed", false],
    ] as const)
      expect(takesKeys(visitor, { ...row, status })).toBe(takes);
    expect(takesKeys(visitor, { ...row, expiresAt: new Date(Date.now() - 1) })).toBe(false);
    expect(takesKeys({ ...visitor, link: { ...visitor.link, keysByCustomer: false } }, row)).toBe(false);
  });

  it("on a page that leads elsewhere otherwise", async () => {
    const { link, again, visitor, id } = await atKeys();
    expect(await keysPage(visitor, undefined)).toEqual({ redirectTo: `/c?link=${link.id}` });
    await changeAttempt(id, { status: "connected" });
    expect(await keysPage(visitor, id)).toEqual({ redirectTo: `/c/done?link=${link.id}&attempt=${id}` });
    await revokeLink(caller, link.id);
    expect(await keysPage(await again(), id)).toEqual({ redirectTo: `/c/ended?link=${link.id}&reason=link_revoked` });
  });

  it("and shown without the secret, with the words for what is wrong", async () => {
    const { visitor, id, submit, here } = await atKeys();
    expect(await submit("the-key", "")).toEqual({ location: here, cookie: null });
    const shown = async () => ((await keysPage(visitor, id)) as { view: object }).view;
    const none = { key: null, secret: null, both: null };
    expect(await shown()).toMatchObject({
      key: "the-key",
      hasSecret: false,
      problems: { ...none, secret: "secretMissing" },
    });
    await submit("", "a b");
    const unreadable = { ...none, key: "keyMissing", secret: "unreadable" };
    expect(await shown()).toMatchObject({ key: "", hasSecret: true, problems: unreadable });
    await changeAttempt(id, {}, { problems: { both: "nonsense" } });
    expect(await shown()).toMatchObject({ problems: none });
  });
});

describe("keys that Xero accepts", () => {
  it("are an app of OAuth 2.0 by the link's name, cut to 60 signs, for its scopes, which the link has from then on", async () => {
    const name = "N".repeat(70);
    const { link, id, submit } = await atKeys({ name, scopes: scopesFor(["files"], false) });
    const { key, secret } = await newApp();
    const { location, cookie } = await submit(key, secret);
    const app = (await appOf(key))!;
    const kind = { kind: "public", protocol: "oauth2", callback_url: callbackUrl() };
    expect(app).toEqual({ id: app.id, name: "N".repeat(60), ...kind });
    const sent = new URL(location).searchParams;
    expect([sent.get("scope"), sent.get("redirect_uri")]).toEqual([
      scopesFor(["files"], false).join(" "),
      callbackUrl(),
    ]);
    expect(cookie).toContain(`gangway-attempt-${id}=`);
    const { row, state } = await storedAttempt(id);
    expect(row).toMatchObject({ status: "sent", appId: app.id });
    const nothingElse = { name: "", signWith: "installation", privateKey: "", reads: [], madeBefore: false };
    expect(state.typed).toEqual({ ...nothingElse, key, secret });
    expect(await database.query("select app_id from links where id = $1", [link.id])).toEqual([{ app_id: app.id }]);
    const apps = [app];
    for (const at of [6, 40]) {
      const other = await atKeys({ name });
      const next = await newApp();
      if (at === 40) {
        const taken = `${"N".repeat(60)} ${next.key.slice(0, 6)}`;
        await database.query("update apps set name = $2 where id = $1", [apps[1]!.id, taken]);
      }
      await other.submit(next.key, next.secret);
      apps.push((await appOf(next.key))!);
      expect(apps.at(-1)!.name).toBe(`${"N".repeat(60)} ${next.key.slice(0, at)}`);
    }
  });

  it("of a saved app with another secret are taken, unless the link has the app", async () => {
    const saved = await newSavedApp(simulator.control(), caller);
    const { link, id, submit, here } = await atKeys();
    const row = { id: saved.id, organizationId: caller.organizationId };
    const { secretSealed } = encryptAppSecrets(row, "of last year", null);
    const columns = "secret_sealed = $2, problem = 'app_refused', problem_since = now(), paused_until = now()";
    await database.query(`update apps set ${columns} where id = $1`, [saved.id, secretSealed]);
    expect(await submit(saved.key, saved.secret)).toEqual({ location: here, cookie: null });
    expect((await storedAttempt(id)).state.problems).toEqual({ both: "taken" });
    await database.query("update links set app_id = $2 where id = $1", [link.id, saved.id]);
    expect((await submit(saved.key, saved.secret)).location).toContain(saved.key);
    const stored = await database.query("select name, problem, problem_since, paused_until from apps where id = $1", [
      saved.id,
    ]);
    expect(stored).toEqual([{ name: saved.name, problem: null, problem_since: null, paused_until: null }]);
    expect((await atKeys()).location).toMatch(/^\/c\/keys/);
  });
});

it("what fails for another reason than Xero's is not said to be the keys' fault", async () => {
  const { submit } = await atKeys();
  const { key, secret } = await newApp();
  await database.query("alter table attempts add constraint nobody_leaves check (status <> 'sent') not valid");
  try {
    await expect(submit(key, secret)).rejects.toThrow(/nobody_leaves/);
  } finally {
    await database.query("alter table attempts drop constraint nobody_leaves");
  }
});

it("a customer who wants to mend the keys of their app comes back to them, and one of a saved app does not", async () => {
  const { jar, again, submit, here } = await atKeys();
  const { key, secret } = await newApp();
  await submit(key, secret);
  expect((await beginForCustomer(await again(), jar.cookieOf)).location).toContain(key);
  expect((await beginForCustomer(await again(), jar.cookieOf, true)).location).toMatch(/^\/c\/keys/);
  expect(here).toMatch(/^\/c\/keys/);
  const saved = await newSavedApp(simulator.control(), caller);
  const link = await makeLink(caller, { ...PLAIN_LINK, appId: saved.id });
  const { visitor, jar: other } = await openInBrowser(link.token);
  expect((await beginForCustomer(visitor, other.cookieOf, true)).location).toContain(saved.key);
});
