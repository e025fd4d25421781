import type { UserCaller } from "@/lib/caller";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import { deleteOldAttempts } from "@/lib/attempts/store";
import { completeAttempt } from "@/lib/connect/complete";
import { connectMore } from "@/lib/connect/connect-more";
import { requireOwnAttempt } from "@/lib/connect/current-page";
import { endDue } from "@/e2e/support/revocation";
import { renewDue } from "@/e2e/support/renewal";
import { checkSoon } from "@/lib/grants/renew-now";
import { authorizeUrl } from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { getInstanceDetails } from "@/lib/instances/details";
import { pingInstance, renewNow } from "@/lib/instances/ping";
import { provisionInstance, reconnectWithCode } from "./provision";
import { getInstance } from "@/lib/instances/store";

const CALLBACK = "http://localhost:3000/auth";
const database = useDatabase();
const simulator = useSimulator();
let adminCaller: UserCaller;
beforeAll(async () => {
  adminCaller = await admin();
});

const newApp = () => simulator.control().createOAuth2App("partner", CALLBACK);

/** A code, as after the customer agreed for these organisations. */
async function codeOf({ key }: SimulatorApp, organisations = [0], user = 0): Promise<string> {
  const address = authorizeUrl({ key, callbackUrl: CALLBACK, scopes: scopesFor([], false) }, { state: "s" });
  const { location } = await simulator.control().agree(address, { organisations, user });
  return new URL(location).searchParams.get("code")!;
}

const provision = ({ key, secret }: SimulatorApp, code: string) => ({
  key,
  secret,
  callbackUrl: CALLBACK,
  partner: true,
  privateKeyPem: null,
  returned: { protocol: "oauth2", code } as const,
});

const instance = { name: "Of a code", tags: [], configuration: {} };
const grantOf = async (id: number) =>
  (
    await database.query<{ id: string; status: string; version: number; problem: string | null }>(
      "select g.id, g.status, g.version, g.problem from grants g join instances i on i.grant_id = g.id where i.id = $1",
      [id],
    )
  )[0]!;
const makeDue = (id: string) =>
  database.query("update grants set renew_at = now() - interval '1 second' where id = $1", [id]);

describe("an OAuth 2.0 instance", () => {
  it("is made of a code, once, and answers", async () => {
    const app = await newApp();
    const code = await codeOf(app);
    const { id } = await provisionInstance(adminCaller, provision(app, code), instance);
    expect(await pingInstance(adminCaller, id)).toMatchObject({ name: "Harbour Lane Bakery" });
    const other = { ...instance, name: "Another body" };
    await expect(provisionInstance(adminCaller, provision(app, code), other)).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  it("answers a repeated call as the first one, for 15 minutes and nobody else", async () => {
    const app = await newApp();
    const code = await codeOf(app);
    const call = (caller = adminCaller) => provisionInstance(caller, provision(app, code), instance);
    const [first, ...atOnce] = await Promise.all(Array.from({ length: 20 }, () => call()));
    expect(first!.token).toMatch(/^[\w+/=-]{40,}/);
    for (const answer of [...atOnce, await call()]) expect(answer).toEqual(first);
    const used = { code: "invalid_request" };
    await expect(call({ ...adminCaller, userId: adminCaller.userId + 1 })).rejects.toMatchObject(used);
    await database.query("update attempts set expires_at = now() where instance_id = $1", [first!.id]);
    await deleteOldAttempts();
    await expect(call()).rejects.toMatchObject(used);
  });

  it("shares the grant with every organisation of the same Xero user", async () => {
    const app = await newApp();
    const made = [];
    for (const organisation of [0, 1, 2])
      made.push(await provisionInstance(adminCaller, provision(app, await codeOf(app, [organisation])), instance));
    const grants = await Promise.all(made.map(({ id }) => grantOf(id)));
    expect(new Set(grants.map(({ id }) => id)).size).toBe(1);
    for (const { id } of made) expect(await pingInstance(adminCaller, id)).toBeTruthy();

    for (const { id } of made.slice(0, 2)) await disconnectInstance(adminCaller, id);
    expect(await simulator.control().connections(app.key)).toHaveLength(1);
    expect(await pingInstance(adminCaller, made[2]!.id)).toMatchObject({ name: "Kōwhai Physiotherapy" });
    await disconnectInstance(adminCaller, made[2]!.id);
    expect(await simulator.control().connections(app.key)).toHaveLength(0);
    expect((await simulator.control().requests(app.key)).map(({ path }) => path)).toContain("/connect/revocation");
    expect(await database.query("select 1 from grants where id = $1", [grants[0]!.id])).toEqual([]);
  });

  it("is renewed, and a lost answer is asked for again with the same refresh token", async () => {
    const app = await newApp();
    const { id } = await provisionInstance(adminCaller, provision(app, await codeOf(app)), instance);
    const grant = await grantOf(id);
    await makeDue(grant.id);
    await simulator.control().fault({ path: "/connect/token", key: app.key, times: 1, kind: "lose-answer" });
    await renewDue();
    expect(await grantOf(id)).toMatchObject({ status: "retrying", version: 1 });
    await makeDue(grant.id);
    await renewDue();
    expect(await grantOf(id)).toMatchObject({ status: "active", version: 2, problem: null });
    expect(await pingInstance(adminCaller, id)).toBeTruthy();
  });

  it("asks for a new consent when Xero forgot the old one", async () => {
    const app = await newApp();
    const { id } = await provisionInstance(adminCaller, provision(app, await codeOf(app)), instance);
    await simulator.control().revoke(app.key);
    await makeDue((await grantOf(id)).id);
    await renewDue();
    expect(await grantOf(id)).toMatchObject({ status: "reconnect", problem: "token_rejected" });
  });

  it("notices within hours that it was disconnected in Xero, while its sibling goes on", async () => {
    const app = await newApp();
    const first = await provisionInstance(adminCaller, provision(app, await codeOf(app, [0])), instance);
    const second = await provisionInstance(adminCaller, provision(app, await codeOf(app, [1])), instance);
    await simulator.control().removeConnection(app.key, 0);
    const { id: grantId } = await grantOf(first.id);
    await makeDue(grantId);
    await renewDue();
    expect(await getInstanceDetails(adminCaller, first.id)).toMatchObject({ status: "connected" });
    await database.query("update grants set checked_at = now() - interval '7 hours' where id = $1", [grantId]);
    await makeDue(grantId);
    await renewDue();
    expect(await getInstanceDetails(adminCaller, first.id)).toMatchObject({
      status: "reconnect",
      problem: "removed_in_xero",
    });
    expect(await getInstanceDetails(adminCaller, second.id)).toMatchObject({ status: "connected" });
    // Connected there again, with the same connection: as when somebody takes a removal back.
    await database.query(
      `update instances set xero_connection_id = (select xero_connection_id from instances where id = $2) where id = $1`,
      [first.id, second.id],
    );
    await renewNow(adminCaller, first.id);
    const restored = await getInstanceDetails(adminCaller, first.id);
    expect(restored).toMatchObject({ status: "connected", problem: null });
    expect(restored.events.map(({ type }) => type)).toContain("instance.restored");
  });

  it("is checked soon when Xero refuses the organisation, and not at every refusal", async () => {
    const app = await newApp();
    const { id } = await provisionInstance(adminCaller, provision(app, await codeOf(app, [0])), instance);
    const { id: grantId } = await grantOf(id);
    await simulator.control().removeConnection(app.key, 0);
    await checkSoon(grantId);
    expect(await renewDue()).toBe(0);
    await database.query("update grants set checked_at = now() - interval '11 minutes' where id = $1", [grantId]);
    await checkSoon(grantId);
    expect(await renewDue()).toBe(1);
    expect(await getInstanceDetails(adminCaller, id)).toMatchObject({
      status: "reconnect",
      problem: "removed_in_xero",
    });
    await checkSoon(grantId);
    expect(await renewDue()).toBe(0);
  });

  it("is known to be disconnected in Xero as soon as a ping learns it, with one event", async () => {
    const app = await newApp();
    const { id } = await provisionInstance(adminCaller, provision(app, await codeOf(app, [0])), instance);
    await simulator.control().removeConnection(app.key, 0);
    const pings = await Promise.allSettled([1, 2, 3, 4].map(() => pingInstance(adminCaller, id)));
    expect(pings.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => "rejected"));
    const { status, problem, events } = await getInstanceDetails(adminCaller, id);
    expect([status, problem]).toEqual(["reconnect", "removed_in_xero"]);
    expect(events.filter(({ type }) => type === "grant.reconnect_needed")).toHaveLength(1);
  });

  it("tells the consent of a sibling as one, not as a renewal", async () => {
    const app = await newApp();
    const first = await provisionInstance(adminCaller, provision(app, await codeOf(app, [0])), instance);
    await provisionInstance(adminCaller, provision(app, await codeOf(app, [1])), instance);
    const { events } = await getInstanceDetails(adminCaller, first.id);
    expect(events.map(({ type }) => type)).toEqual(["grant.consented", "instance.connected"]);
  });

  it("says whether a renewal on request renewed", async () => {
    const app = await newApp();
    const { id } = await provisionInstance(adminCaller, provision(app, await codeOf(app)), instance);
    await simulator.control().fault({ path: "/connect/token", key: app.key, times: 1, kind: "status", status: 503 });
    expect(await renewNow(adminCaller, id)).toBe(false);
    expect(await renewNow(adminCaller, id)).toBe(true);
  });

  it("keeps id and token on a new consent, and refuses another organisation's", async () => {
    const app = await newApp();
    const { id } = await provisionInstance(adminCaller, provision(app, await codeOf(app, [0])), instance);
    const row = await getInstance({ organizationId: adminCaller.organizationId, ownerId: null }, id);
    await reconnectWithCode(adminCaller, provision(app, await codeOf(app, [0])), row!);
    expect(await grantOf(id)).toMatchObject({ version: 2 });
    const other = await newApp();
    await expect(
      reconnectWithCode(adminCaller, provision(other, await codeOf(other, [3])), row!),
    ).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is deleted while Xero cannot end its connection, which the queue does when it can", async () => {
    const app = await newApp();
    const { id } = await provisionInstance(adminCaller, provision(app, await codeOf(app)), instance);
    await simulator.control().fault({ path: "/connections/*", key: app.key, times: 1, kind: "status", status: 503 });
    await disconnectInstance(adminCaller, id);
    expect(await simulator.control().connections(app.key)).toHaveLength(1);
    await database.query("update revocations set next_at = now() - interval '1 s' where client_id = $1", [app.key]);
    await endDue();
    expect(await simulator.control().connections(app.key)).toHaveLength(0);
  });

  it("offers what its consent reaches besides, on the same grant", async () => {
    const app = await newApp();
    const tenantId = "9d47b6a1-e05c-4f32-a7b8-d612c40e8f75";
    const several = { ...provision(app, await codeOf(app, [3, 5])), tenantId };
    const { id } = await provisionInstance(adminCaller, several, instance);
    await database.query("delete from instances where id <> $1", [id]);
    const { location } = await connectMore(adminCaller, id);
    const run = await requireOwnAttempt(adminCaller, new URL(location, CALLBACK).searchParams.get("attempt")!);
    await completeAttempt(adminCaller, run, { instance: "new", name: "The other", organisations: [], names: {} });
    const rows = await database.query<{ grant_id: string; organisation_name: string }>(
      "select grant_id, organisation_name from instances order by id",
    );
    expect(new Set(rows.map(({ grant_id: grant }) => grant)).size).toBe(1);
    expect(new Set(rows.map(({ organisation_name: name }) => name))).toEqual(
      new Set(["Saltmarsh Architects", "Demo Company (NZ)"]),
    );
    expect(await connectMore(adminCaller, id)).toMatchObject({ location: "/connect/ended?reason=nothing_else" });
  });

  it("is made of the organisation that is named, and never of one that is guessed", async () => {
    const app = await newApp();
    const [bakery, cycles] = ["1f6c2a4e-8d3b-4c57-9a61-2b7e5d0c9f13", "5b90d7e2-41fa-4e0c-b8d6-73c1a9e4f208"];
    const several = provision(app, await codeOf(app, [0, 1]));
    await expect(provisionInstance(adminCaller, several, instance)).rejects.toMatchObject({
      code: "conflict",
      details: { candidates: expect.arrayContaining([{ tenantId: cycles, name: "Ridgeway Cycles" }]) as unknown },
    });
    const unknown = { ...several, tenantId: "c83e1f50-6a27-4db9-8f14-0e95b2d7a364" };
    await expect(provisionInstance(adminCaller, unknown, instance)).rejects.toMatchObject({ code: "invalid_request" });
    const { id } = await provisionInstance(adminCaller, { ...several, tenantId: cycles }, instance);
    expect(await pingInstance(adminCaller, id)).toMatchObject({ name: "Ridgeway Cycles" });

    // The new connection is gone again, so that Xero names only one of an earlier consent.
    const code = await codeOf(app, [2]);
    await simulator.control().removeConnection(app.key, 2);
    await simulator.control().removeConnection(app.key, 1);
    const emptied = provision(app, code);
    await expect(provisionInstance(adminCaller, emptied, instance)).rejects.toMatchObject({
      code: "conflict",
      details: { candidates: [{ tenantId: bakery, name: "Harbour Lane Bakery" }] },
    });
    const chosen = await provisionInstance(adminCaller, { ...emptied, org: bakery }, instance);
    expect(await pingInstance(adminCaller, chosen.id)).toMatchObject({ name: "Harbour Lane Bakery" });
  });

  it.each([
    { status: 403, reason: "organisation_refused" },
    { status: 404, reason: "organisation_refused" },
    { status: 503, reason: "unavailable" },
  ])("is made of one organisation though Xero answers $status for another", async ({ status, reason }) => {
    const app = await newApp();
    const [bakery, cycles] = ["1f6c2a4e-8d3b-4c57-9a61-2b7e5d0c9f13", "5b90d7e2-41fa-4e0c-b8d6-73c1a9e4f208"];
    const body = JSON.stringify({ Title: "Forbidden", Status: status, Detail: "The organisation is not active" });
    const path = "/api.xro/2.0/Organisation";
    const fault = { path, key: app.key, tenantId: bakery, times: 0, kind: "status", status, body } as const;
    await simulator.control().fault(fault);
    const several = provision(app, await codeOf(app, [0, 1]));
    const ask = (tenantId?: string) => provisionInstance(adminCaller, { ...several, tenantId }, instance);
    await expect(ask()).rejects.toMatchObject({
      code: "conflict",
      details: { candidates: expect.arrayContaining([{ tenantId: bakery, name: "Harbour Lane Bakery" }]) as unknown },
    });
    await expect(ask(bakery)).rejects.toMatchObject({ reason });
    const { id } = await ask(cycles);
    expect(await pingInstance(adminCaller, id)).toMatchObject({ name: "Ridgeway Cycles" });
    await simulator.control().clearFaults();
  });

  it("takes the name that its organisation has in Xero now: with the renewal's check, and with a ping", async () => {
    const app = await newApp();
    const { id } = await provisionInstance(adminCaller, provision(app, await codeOf(app, [0])), instance);
    const [connection] = await simulator.control().connections(app.key);
    const tenantId = "1f6c2a4e-8d3b-4c57-9a61-2b7e5d0c9f13";
    const listed = [{ id: connection!.id, tenantId, tenantType: "ORGANISATION", tenantName: "Harbour Lane Café" }];
    const answer = (path: string, body: object) =>
      simulator.control().fault({ path, key: app.key, kind: "status", status: 200, body: JSON.stringify(body) });
    await answer("/connections", listed);
    await renewNow(adminCaller, id);
    const renamed = await getInstanceDetails(adminCaller, id);
    expect(renamed.events.map(({ type }) => type)).toContain("instance.organisation_renamed");
    const find = "select organisation_name from instances where id = $1 and search like '%caf%'";
    expect(await database.query(find, [id])).toEqual([{ organisation_name: "Harbour Lane Café" }]);
    await answer("/api.xro/2.0/Organisation", { Organisations: [{ OrganisationID: tenantId, Name: "Café Ltd" }] });
    await pingInstance(adminCaller, id);
    expect(await database.query(find, [id])).toEqual([{ organisation_name: "Café Ltd" }]);
    await reconnectWithCode(
      adminCaller,
      provision(app, await codeOf(app, [0])),
      (await getInstance({ organizationId: adminCaller.organizationId, ownerId: null }, id))!,
    );
    const last = (await getInstanceDetails(adminCaller, id)).events.map(({ type }) => type);
    expect(last.filter((type) => type === "instance.organisation_renamed")).toHaveLength(3);
  });

  it("says which keys Xero refuses", async () => {
    const app = await newApp();
    const wrong = provisionInstance(adminCaller, provision({ ...app, secret: "wrong" }, await codeOf(app)), instance);
    await expect(wrong).rejects.toMatchObject({ reason: "client_refused" });
  });
});
