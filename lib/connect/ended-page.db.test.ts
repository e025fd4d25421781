import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import {
  attemptOf,
  changeAttempt,
  consented,
  newClassicApp,
  newSavedApp,
  type SavedApp,
  storedAttempt,
} from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { scopesFor } from "@/lib/xero/scopes";
import { callbackUrl } from "./begin-authorization";
import { cancelAttempt } from "./cancel";
import { endedStep } from "./ended-page";
import { failurePage } from "./failure-page";
import { restart } from "./restart";
import { startAttempt, startWithApp } from "./start";

const HOUR = 60 * 60_000;
const database = useDatabase();
const simulator = useSimulator();
const control = () => simulator.control();
let caller: UserCaller;
let app: SavedApp;
beforeAll(async () => {
  caller = await admin();
  app = await newSavedApp(control(), caller);
});

async function sentWith(appId: string): Promise<string> {
  await startWithApp(caller, appId);
  const sql = "select id from attempts where app_id = $1 order by created_at desc limit 1";
  return (await database.query<{ id: string }>(sql, [appId]))[0]!.id;
}

const sentByApp = async (appId: string) =>
  database.query<{ instance_id: number | null }>(
    "select instance_id from attempts where app_id = $1 and status = 'sent'",
    [appId],
  );

describe("the page of an attempt that ended shows", () => {
  it("its owner what was sent to Xero, and the way on", async () => {
    const id = await sentWith(app.id);
    const attempt = {
      id,
      kind: "partner",
      protocol: "oauth2",
      appName: app.name,
      sent: { redirectUri: callbackUrl(), clientId: app.key, scopes: scopesFor(["invoices"], false).join(" ") },
      canGoOn: true,
      step: "xero",
      waitUntil: null,
    };
    expect(await endedStep(caller, "declined", id)).toEqual({ reason: "declined", attempt });
    for (const reason of ["not_found", "wrong_browser", "unknown_state", "wrong_protocol"])
      expect(await endedStep(caller, reason, id)).toEqual({ reason, attempt: { ...attempt, canGoOn: false } });
    await changeAttempt(id, { appId: null });
    const unsaved = { ...attempt, appName: null, sent: null, canGoOn: false };
    expect(await endedStep(caller, "declined", id)).toEqual({ reason: "declined", attempt: unsaved });
  });

  it("of OAuth 1.0a no scopes, since it has none", async () => {
    const classic = await newClassicApp(control(), caller);
    const id = await sentWith(classic.id);
    const kind = { kind: "public", protocol: "oauth1", appName: classic.name };
    const rest = { sent: null, canGoOn: true, step: "xero", waitUntil: null };
    expect(await endedStep(caller, "nonsense", id)).toEqual({ reason: "failed", attempt: { id, ...kind, ...rest } });
  });

  it("whether Xero had answered, and until when it asks to wait", async () => {
    const { id } = await consented(control(), caller, app.id);
    const until = Date.now() + HOUR;
    await changeAttempt(id, {}, { waitUntil: until });
    const attempt = async () => (await endedStep(caller, "xero_busy", id)).attempt;
    expect(await attempt()).toMatchObject({ step: "organisation", waitUntil: new Date(until).toISOString() });
    await changeAttempt(id, { status: "failed" }, { waitUntil: Date.now() - 1 });
    expect(await attempt()).toMatchObject({ step: "xero", waitUntil: null });
    await changeAttempt(id, { status: "returned" }, { reached: undefined, waitUntil: undefined });
    expect(await attempt()).toMatchObject({ step: "xero", waitUntil: null });
  });

  it("nobody else more than the reason", async () => {
    const id = await sentWith(app.id);
    const nothing = { reason: "declined", attempt: null };
    for (const who of [null, await colleague(caller, "admin")])
      expect(await endedStep(who, "declined", id)).toEqual(nothing);
    for (const wrong of [undefined, "no-id", randomUUID()])
      expect(await endedStep(caller, "declined", wrong)).toEqual(nothing);
    expect(await endedStep(caller, undefined, undefined)).toEqual({ reason: "failed", attempt: null });
  });
});

it("its address names the reason, the attempt and the failure in the log", () => {
  expect(failurePage("declined")).toBe("/connect/ended?reason=declined");
  expect(failurePage("failed", { request: "r" })).toBe("/connect/ended?reason=failed&request=r");
  expect(failurePage("expired", { attempt: "a" })).toBe("/connect/ended?reason=expired&attempt=a");
});

describe("beginning again", () => {
  const isAtXero = (location: string) => new URL(location).searchParams.get("client_id") === app.key;

  it("is a new consent of the same app and instance", async () => {
    const made = await instance(caller, { name: "Kept" });
    const { row } = await storedAttempt(await sentWith(app.id));
    const before = (await sentByApp(app.id)).length;
    expect(isAtXero((await restart(caller, { ...row, instanceId: made.id })).location)).toBe(true);
    const after = await sentByApp(app.id);
    expect(after.length).toBe(before + 1);
    expect(after.filter(({ instance_id }) => instance_id === made.id)).toHaveLength(1);
  });

  it("is the first page when there is no app", async () => {
    const { location } = await startAttempt(caller, "public", "oauth2");
    const { row } = await storedAttempt(attemptOf(location));
    expect(await restart(caller, row)).toEqual({ location: "/connect", cookie: null });
  });

  it("takes up the code only of an attempt that waits for Xero, in its time", async () => {
    const { id } = await consented(control(), caller, app.id);
    const again = async () => restart(caller, (await storedAttempt(id)).row);
    expect(isAtXero((await again()).location), "an answer is there").toBe(true);
    await changeAttempt(id, { problem: "timeout" });
    expect(await again()).toEqual({ location: `/connect/organisation?attempt=${id}`, cookie: null });
    expect((await storedAttempt(id)).row.problem).toBeNull();
    for (const change of [{ status: "failed" }, { expiresAt: new Date(Date.now() - 1) }] as const) {
      await changeAttempt(id, { status: "returned", problem: "timeout", ...change });
      expect(isAtXero((await again()).location)).toBe(true);
    }
    await changeAttempt(id, { expiresAt: new Date(Date.now() + HOUR), problem: "timeout" }, { code: undefined });
    expect(isAtXero((await again()).location), "no code").toBe(true);
  });
});

describe("cancelling", () => {
  it("ends an attempt and what it has connected at Xero, once, and only its user does", async () => {
    const own = await newSavedApp(control(), caller);
    const { id } = await consented(control(), caller, own.id);
    expect(await control().connections(own.key)).toHaveLength(1);
    await expect(cancelAttempt(await colleague(caller, "admin"), id)).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelAttempt(caller, randomUUID())).rejects.toMatchObject({ code: "not_found" });
    await cancelAttempt(caller, id);
    const { row } = await storedAttempt(id);
    expect([row.status, row.problem, row.secretsSealed]).toEqual(["declined", "declined", null]);
    expect(await control().connections(own.key)).toEqual([]);
    await cancelAttempt(caller, id);
    expect((await storedAttempt(id)).row.endedAt).toEqual(row.endedAt);
    expect(await database.query("select 1 from events where type = 'link.stopped'")).toEqual([]);
  });
});
