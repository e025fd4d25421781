import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import {
  attemptOf,
  changeAttempt,
  consented,
  newSavedApp,
  type SavedApp,
  storedAttempt,
} from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { FlowState, TypedKeys } from "@/lib/attempts/flow-state";
import type { AttemptRow } from "@/lib/attempts/store";
import type { UserCaller } from "@/lib/caller";
import {
  currentPage,
  doneStep,
  findOwnAttempt,
  hasAnswer,
  isOpen,
  keysStep,
  organisationStep,
  requireOwnAttempt,
} from "./current-page";
import { startAttempt, startWithApp } from "./start";

const database = useDatabase();
const simulator = useSimulator();
let caller: UserCaller;
let app: SavedApp;
beforeAll(async () => {
  caller = await admin();
  app = await newSavedApp(simulator.control(), caller);
});

const typed: TypedKeys = {
  name: "",
  key: "",
  secret: "",
  signWith: "installation",
  privateKey: "",
  reads: [],
  madeBefore: false,
};

async function draft(): Promise<string> {
  return attemptOf((await startAttempt(caller, "public", "oauth2")).location);
}

async function sent(): Promise<string> {
  await startWithApp(caller, app.id);
  const [row] = await database.query<{ id: string }>(
    "select id from attempts where app_id = $1 and status = 'sent' order by created_at desc limit 1",
    [app.id],
  );
  return row!.id;
}

async function pageAfter(
  id: string,
  change: Parameters<typeof changeAttempt>[1],
  state: FlowState = {},
): Promise<string> {
  await changeAttempt(id, change, state);
  return currentPage((await storedAttempt(id)).row);
}

const past = () => new Date(Date.now() - 1);
const ended = (id: string, reason: string) => `/connect/ended?reason=${reason}&attempt=${id}`;

describe("the page that an attempt is at", () => {
  it("is that of the keys until they are entered, and for a draft of a day", async () => {
    const id = await draft();
    expect(currentPage((await storedAttempt(id)).row)).toBe(`/connect/keys?attempt=${id}`);
    expect(await pageAfter(id, { expiresAt: past() })).toBe(ended(id, "draft_expired"));
    expect(await pageAfter(id, { status: "sent" })).toBe(ended(id, "expired"));
    expect(await pageAfter(id, { status: "started", appId: app.id })).toBe(ended(id, "expired"));
  });

  it("at Xero is that of the keys, or of the app when none were entered", async () => {
    const id = await sent();
    expect(currentPage((await storedAttempt(id)).row)).toBe(`/connect?app=${app.id}`);
    expect(await pageAfter(id, {}, { typed })).toBe(`/connect/keys?attempt=${id}`);
    expect(await pageAfter(id, { appId: null }, {})).toBe(`/connect/keys?attempt=${id}`);
  });

  it("is that of the organisation once Xero has answered, unless a problem came after that", async () => {
    const { id } = await consented(simulator.control(), caller, app.id);
    const { row, state } = await storedAttempt(id);
    expect(currentPage(row)).toBe(`/connect/organisation?attempt=${id}`);
    expect([hasAnswer(row, state), hasAnswer({ ...row, problem: "timeout" }, state), hasAnswer(row, {})]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await pageAfter(id, { problem: "rate_limited" })).toBe(ended(id, "xero_busy"));
    expect(await pageAfter(id, { problem: "timeout" })).toBe(ended(id, "xero_unreachable"));
    expect(await pageAfter(id, { problem: "nothing known" })).toBe(ended(id, "xero_unreachable"));
    expect(await pageAfter(id, { problem: null, expiresAt: past() })).toBe(ended(id, "expired"));
  });

  it("after its end is that of its end, whatever time it is", async () => {
    const id = await sent();
    for (const [status, problem, page] of [
      ["connected", null, `/connect/done?attempt=${id}`],
      ["declined", "declined", ended(id, "declined")],
      ["failed", "scope_refused", ended(id, "scope_refused")],
      ["failed", "nothing known", ended(id, "failed")],
    ] as const)
      for (const expiresAt of [past(), new Date(Date.now() + 60_000)])
        expect(await pageAfter(id, { status, problem, expiresAt })).toBe(page);
  });
});

describe("an attempt", () => {
  it("is open until it ends or its time is over", () => {
    const later = new Date(Date.now() + 60_000);
    const statuses = ["started", "sent", "returned", "connected", "declined", "failed"] as const;
    const open = statuses.map((status) => isOpen({ status, expiresAt: later } as AttemptRow));
    expect(open).toEqual([true, true, true, false, false, false]);
    expect(statuses.some((status) => isOpen({ status, expiresAt: past() } as AttemptRow))).toBe(false);
  });

  it("is its user's alone", async () => {
    const id = await draft();
    const nobodys = { ...caller, userId: null };
    const strangers = [await colleague(caller, "admin"), { ...caller, organizationId: randomUUID() }, nobodys];
    expect((await findOwnAttempt(caller, id))!.id).toBe(id);
    expect((await requireOwnAttempt(caller, id)).id).toBe(id);
    for (const stranger of strangers) expect(await findOwnAttempt(stranger, id)).toBeNull();
    for (const wrong of [undefined, "", "no-id", randomUUID()]) expect(await findOwnAttempt(caller, wrong)).toBeNull();
    await expect(requireOwnAttempt(strangers[0]!, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("shows nothing of it to anybody else on any page", async () => {
    const id = await draft();
    const other = await colleague(caller, "admin");
    for (const step of [keysStep, organisationStep, doneStep])
      expect(await step(other, id)).toEqual({ redirectTo: "/connect/ended?reason=not_found" });
  });

  it("leads from every page to the one that it is at", async () => {
    const id = await draft();
    for (const step of [organisationStep, doneStep])
      expect(await step(caller, id)).toEqual({ redirectTo: `/connect/keys?attempt=${id}` });
    const { id: answered } = await consented(simulator.control(), caller, app.id);
    for (const step of [keysStep, doneStep])
      expect(await step(caller, answered)).toEqual({ redirectTo: `/connect/organisation?attempt=${answered}` });
    await changeAttempt(answered, { problem: "timeout" });
    expect(await organisationStep(caller, answered)).toEqual({ redirectTo: ended(answered, "xero_unreachable") });
    const { state } = await storedAttempt(answered);
    await changeAttempt(answered, { problem: null, status: "connected" });
    expect(state.reached).toBeDefined();
    expect(await organisationStep(caller, answered)).toEqual({ redirectTo: `/connect/done?attempt=${answered}` });
  });
});
