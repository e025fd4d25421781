import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import {
  attemptOf,
  cookieValue,
  newClassicApp,
  newSavedApp,
  type SavedApp,
  storedAttempt,
} from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { tokenHash } from "@/lib/encryption";
import { scopesFor } from "@/lib/xero/scopes";
import { browserCookie, browserCookieName, isSameBrowser } from "./browser-cookie";
import { callbackUrl } from "./begin-authorization";
import { startAttempt, startReconnect, startWithApp } from "./start";

const MINUTE = 60_000;
const database = useDatabase();
const simulator = useSimulator();
let caller: UserCaller;
let app: SavedApp;
beforeAll(async () => {
  caller = await admin();
  app = await newSavedApp(simulator.control(), caller);
});

/** Whether a time is so many milliseconds after something that happened since `before`. */
function expectAfter(before: number, lifeMs: number, time: Date | null): void {
  expect(time!.getTime()).toBeGreaterThanOrEqual(before + lifeMs);
  expect(time!.getTime()).toBeLessThanOrEqual(Date.now() + lifeMs);
}

const countOfAttempts = async () => (await database.query("select id from attempts")).length;

describe("an attempt with keys that are still to be entered", () => {
  it("is a draft of its user for a day, bound to the browser", async () => {
    const before = Date.now();
    const started = await startAttempt(caller, "public", "oauth1");
    const id = attemptOf(started.location);
    const value = cookieValue(started);
    const { row, state } = await storedAttempt(id);
    expect(started).toEqual({
      location: `/connect/keys?attempt=${id}`,
      cookie: `gangway-attempt-${id}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400`,
    });
    expect(row).toMatchObject({ status: "started", kind: "public", protocol: "oauth1", appId: null, instanceId: null });
    expect(row).toMatchObject({ organizationId: caller.organizationId, userId: caller.userId, stateHash: null });
    expect(isSameBrowser(row, value)).toBe(true);
    expect(state).toEqual({});
    expectAfter(before, 24 * 60 * MINUTE, row.expiresAt);
  });
});

describe("an attempt with a saved app", () => {
  it("goes straight to Xero, for 15 minutes, with a state and a browser that only their hashes tell", async () => {
    const before = Date.now();
    const started = await startWithApp(caller, app.id);
    const sent = new URL(started.location).searchParams;
    const [row] = await database.query<{ id: string; kind: string; status: string }>(
      "select id, kind, status from attempts where app_id = $1 and user_id = $2 order by created_at desc limit 1",
      [app.id, caller.userId],
    );
    const { id } = row!;
    const stored = await storedAttempt(id);
    const value = cookieValue(started);
    expect(started.cookie).toBe(`gangway-attempt-${id}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=900`);
    expect([sent.get("client_id"), sent.get("redirect_uri")]).toEqual([app.key, callbackUrl()]);
    expect(sent.get("scope")).toBe(scopesFor(["invoices"], false).join(" "));
    expect(stored.row).toMatchObject({ status: "sent", kind: "partner", protocol: "oauth2", problem: null });
    expect(stored.row).toMatchObject({ instanceId: null, requestTokenHash: null, returnedAt: null });
    expect(Buffer.from(stored.row.stateHash!)).toEqual(tokenHash(sent.get("state")!));
    expect(Buffer.from(stored.row.browserHash!)).toEqual(tokenHash(value));
    expect(stored.state).toEqual({
      remembered: { codeVerifier: expect.stringMatching(/^[\w-]{43}$/) as string, redirectUri: callbackUrl() },
    });
    expectAfter(before, 0, stored.row.sentAt);
    expectAfter(before, 15 * MINUTE, stored.row.expiresAt);
  });

  it("of OAuth 1.0a is found by its request token, too", async () => {
    const classic = await newClassicApp(simulator.control(), caller);
    const started = await startWithApp(caller, classic.id);
    const requestToken = new URL(started.location).searchParams.get("oauth_token")!;
    const rows = await database.query<{ status: string }>("select status from attempts where request_token_hash = $1", [
      tokenHash(requestToken),
    ]);
    expect(rows).toEqual([{ status: "sent" }]);
  });

  it("stays in the portal when Xero refuses the app, on the page that says why", async () => {
    const classic = await newClassicApp(simulator.control(), caller);
    await database.query("update apps set key = $2 where id = $1", [classic.id, `none of ${classic.key}`]);
    const { location, cookie } = await startWithApp(caller, classic.id);
    const id = attemptOf(location);
    expect([location, cookie]).toEqual([`/connect/ended?reason=app_refused&attempt=${id}`, null]);
    const { row } = await storedAttempt(id);
    expect(row).toMatchObject({ status: "started", appId: classic.id, stateHash: null, browserHash: null });
  });

  it("is not said to be refused by Xero when something else fails", async () => {
    await database.query("alter table attempts add constraint nobody_leaves check (status <> 'sent') not valid");
    try {
      await expect(startWithApp(caller, app.id)).rejects.toThrow(/nobody_leaves/);
    } finally {
      await database.query("alter table attempts drop constraint nobody_leaves");
    }
  });

  it("begins with no app that is gone, or another organization's", async () => {
    const elsewhere = { ...caller, organizationId: randomUUID() };
    const before = await countOfAttempts();
    for (const [who, id] of [
      [caller, "no-id"],
      [caller, randomUUID()],
      [elsewhere, app.id],
    ] as const)
      await expect(startWithApp(who, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await countOfAttempts()).toBe(before);
  });
});

it("a reconnect is of the instance and its app, and of who may change the instance", async () => {
  const made = await instance(caller, { name: "Bakery", protocol: "oauth2", key: "RECONNECTED" });
  const [{ app_id: appId }] = (await database.query<{ app_id: string }>(
    "select g.app_id from instances i join grants g on g.id = i.grant_id where i.id = $1",
    [made.id],
  )) as [{ app_id: string }];
  const member = await colleague(caller, "member");
  await expect(startReconnect(member, made.id)).rejects.toMatchObject({ code: "not_found" });
  const { location } = await startReconnect(caller, made.id);
  expect(new URL(location).searchParams.get("client_id")).toBe("RECONNECTED");
  const rows = await database.query("select app_id, status from attempts where instance_id = $1", [made.id]);
  expect(rows).toEqual([{ app_id: appId, status: "sent" }]);
});

it("a browser is the same only with its own cookie, and an attempt without one is nobody's", () => {
  const browserHash = tokenHash("mine");
  expect(isSameBrowser({ browserHash }, "mine")).toBe(true);
  expect(isSameBrowser({ browserHash }, "another")).toBe(false);
  expect(isSameBrowser({ browserHash }, undefined)).toBe(false);
  expect(isSameBrowser({ browserHash: null }, "mine")).toBe(false);
  expect(browserCookieName("a1")).toBe("gangway-attempt-a1");
  expect(browserCookie("a1")).toBe("gangway-attempt-a1=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
});
