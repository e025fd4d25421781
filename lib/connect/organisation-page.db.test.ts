import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import {
  changeAttempt,
  comeBack,
  consented,
  newClassicApp,
  newSavedApp,
  storedAttempt,
} from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { completeAttempt } from "./complete";
import { organisationStep } from "./current-page";
import { selectOrganisation } from "./select-organisation";
import { startReconnect, startWithApp } from "./start";

const HOUR = 60 * 60_000;
const BAKERY = "1f6c2a4e-8d3b-4c57-9a61-2b7e5d0c9f13";
const CYCLES = "5b90d7e2-41fa-4e0c-b8d6-73c1a9e4f208";
const database = useDatabase();
const simulator = useSimulator();
const control = () => simulator.control();
let caller: UserCaller;
beforeAll(async () => {
  caller = await admin();
});

const consentedNew = async (organisations: number[] = [0], who = caller) => {
  const app = await newSavedApp(control(), caller);
  return { app, ...(await consented(control(), who, app.id, { organisations })) };
};

/** What the organisation page shows, or null where it leads elsewhere. */
async function shown(id: string, who = caller) {
  const step = await organisationStep(who, id);
  return "view" in step ? step.view : null;
}

const finish = async (id: string, who = caller) => {
  const choice = { instance: "new", name: "Bakery", organisations: [], names: {} };
  await completeAttempt(who, (await storedAttempt(id)).row, choice);
  return (await storedAttempt(id)).row.instanceId!;
};

const KIND = { kind: "partner", protocol: "oauth2" };

describe("the organisation page shows", () => {
  it("the one organisation of a consent, by its own name", async () => {
    const { id } = await consentedNew();
    const { row, state } = await storedAttempt(id);
    const organisation = state.reached!.organisations[0]!;
    expect(organisation.organisationId).toBe(BAKERY);
    expect(await shown(id)).toEqual({
      attemptId: id,
      endsAtXero: true,
      expiresAt: row.expiresAt.toISOString(),
      organisation,
      name: "Harbour Lane Bakery",
      problem: null,
      reconnect: null,
      already: [],
      app: KIND,
      choices: null,
      unusable: [],
    });
    await changeAttempt(id, {}, { name: { typed: "Typed", problem: "Too long." } });
    expect(await shown(id)).toMatchObject({ name: "Typed", problem: "Too long." });
  });

  it("for OAuth 1.0a that cancelling ends nothing at Xero", async () => {
    const app = await newClassicApp(control(), caller);
    const redirect = await startWithApp(caller, app.id);
    const requestToken = new URL(redirect.location).searchParams.get("oauth_token")!;
    const { attemptId } = await comeBack(
      redirect,
      (await control().consent(requestToken, { organisation: 1 })).location,
    );
    const view = await shown(attemptId!);
    expect(view).toMatchObject({ endsAtXero: false, app: { kind: "public", protocol: "oauth1" }, choices: null });
  });

  it("who is connected to it, and suggests those that keep their app or get a better one", async () => {
    const { app, id } = await consentedNew();
    const older = await instance(caller, { name: "Older", organisation: BAKERY, key: "K1", protocol: "oauth1" });
    const other = await instance(caller, { name: "Other", organisation: BAKERY, key: "K2", protocol: "oauth2" });
    await instance(caller, { name: "Another organisation" });
    const { id: again } = await consented(control(), caller, app.id);
    const same = await finish(again);
    const { already } = (await shown(id))!;
    expect(already.toSorted((one, two) => one.id - two.id)).toEqual([
      { id: older.id, name: "Older", app: { kind: "partner", protocol: "oauth1" }, isSuggested: true },
      { id: other.id, name: "Other", app: KIND, isSuggested: false },
      { id: same, name: "Bakery", app: KIND, isSuggested: true },
    ]);
    const member = await colleague(caller, "member");
    const { id: theirs } = await consented(control(), member, app.id);
    expect((await shown(theirs, member))!.already).toEqual([]);
  });

  it("all organisations of a consent to choose from, without those that are connected", async () => {
    await instance(caller, { name: "Cycles", organisation: CYCLES });
    const { id } = await consentedNew([1, 2]);
    const reached = (await storedAttempt(id)).state.reached!.organisations;
    const rows = await database.query<{ id: number; name: string }>(
      "select id, name from instances where xero_organisation_id = $1 order by id",
      [CYCLES],
    );
    const choice = (facts: (typeof reached)[0]) => ({
      key: facts.xeroId,
      organisationName: facts.name,
      facts,
      name: facts.name,
      problem: null,
      isTicked: facts.organisationId !== CYCLES,
      already: facts.organisationId === CYCLES ? rows : [],
    });
    expect(reached).toHaveLength(2);
    expect((await shown(id))!.choices).toEqual(reached.map(choice));
    const [one, two] = reached.map(({ xeroId }) => xeroId) as [string, string];
    await changeAttempt(id, {}, { picked: { ticked: [one], names: { [one]: "Typed" }, problems: { [one]: "No." } } });
    expect((await shown(id))!.choices).toEqual([
      { ...choice(reached[0]!), name: "Typed", problem: "No.", isTicked: true },
      { ...choice(reached[1]!), isTicked: false },
    ]);
    expect(two).not.toBe(one);
  });

  it("what Xero does not tell of, why, and until when to wait", async () => {
    const app = await newSavedApp(control(), caller);
    const fault = { path: "/api.xro/2.0/Organisation", key: app.key, kind: "status" } as const;
    const headers = { "retry-after": "7200" };
    await control().fault({ ...fault, tenantId: CYCLES, status: 429, headers });
    const body = '{"Title":"Forbidden","Detail":"No subscription"}';
    await control().fault({ ...fault, tenantId: "c83e1f50-6a27-4db9-8f14-0e95b2d7a364", status: 403, body });
    const { id, reason } = await consented(control(), caller, app.id, { organisations: [0, 1, 2] });
    const { unusable } = (await storedAttempt(id)).state.reached!;
    const untils = Object.fromEntries(unusable.map(({ xeroId, until }) => [xeroId, until]));
    expect([reason, untils[CYCLES]! > Date.now() + HOUR]).toEqual([null, true]);
    const view = (await shown(id))!;
    expect(view.choices).toBeNull();
    expect(view.unusable.toSorted((one, two) => one.name.localeCompare(two.name))).toEqual([
      {
        key: "c83e1f50-6a27-4db9-8f14-0e95b2d7a364",
        name: "Kōwhai Physiotherapy",
        reason: "organisation_refused",
        until: null,
      },
      { key: CYCLES, name: "Ridgeway Cycles", reason: "rate_limited", until: new Date(untils[CYCLES]!).toISOString() },
    ]);
  });

  it("a choice of one where Xero names none for this consent, but earlier ones", async () => {
    const { app } = await consentedNew([0]);
    const { id } = await consented(control(), caller, app.id, { organisations: [] });
    const view = (await shown(id))!;
    expect(view.choices!.map(({ organisationName }) => organisationName)).toEqual(["Harbour Lane Bakery"]);
    expect((await storedAttempt(id)).state.reached!.isEarlier).toBe(true);
  });
});

describe("a reconnect", () => {
  async function reconnected(organisations: number[]) {
    const { id } = await consentedNew([1]);
    const made = await finish(id);
    const redirect = await startReconnect(caller, made);
    const { location } = await control().agree(redirect.location, { organisations });
    const { attemptId } = await comeBack(redirect, location);
    return { made, view: (await shown(attemptId!))!, id: attemptId! };
  }

  it("is about its own organisation, whichever else the consent reaches", async () => {
    const { made, view } = await reconnected([0, 1]);
    const reconnect = { id: made, name: "Bakery", organisationName: "Ridgeway Cycles", isOther: false };
    expect(view).toMatchObject({ organisation: { name: "Ridgeway Cycles" }, reconnect, choices: null });
  });

  it("says when it reaches another one instead", async () => {
    const { made, view, id } = await reconnected([2]);
    const reconnect = { id: made, name: "Bakery", organisationName: "Ridgeway Cycles", isOther: true };
    expect(view).toMatchObject({ organisation: { name: "Kōwhai Physiotherapy" }, reconnect, choices: null });
    await database.query("delete from instances where id = $1", [made]);
    expect(await shown(id)).toMatchObject({ reconnect: null });
  });
});

it("a consent without an organisation is about nothing", async () => {
  const { id } = await consentedNew();
  const { row, state } = await storedAttempt(id);
  const nothing = { ...state.reached!, organisations: [] };
  await expect(selectOrganisation(caller, row, nothing)).rejects.toMatchObject({ code: "not_found" });
});
