import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import type { Caller } from "@/lib/caller";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { pingInstance } from "@/lib/instances/ping";
import { provisionInstance } from "@/lib/connect/program/provision";
import { authorizeUrl } from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import { compareConnections } from "./compare";
import { holdConsent } from "./hold";
import { removeUnused } from "./remove-unused";

const CALLBACK = "http://localhost:3000/connect/callback";
const database = useDatabase();
const simulator = useSimulator();
const control = () => simulator.control();
let caller: Caller;

beforeAll(async () => {
  caller = await admin();
});

async function consentTo({ key }: SimulatorApp, organisations: number[], user = 0): Promise<string> {
  const address = authorizeUrl({ key, callbackUrl: CALLBACK, scopes: scopesFor([], false) }, { state: "s" });
  const { location } = await control().agree(address, { organisations, user });
  return new URL(location).searchParams.get("code")!;
}

async function connect({ key, secret }: SimulatorApp, code: string): Promise<number> {
  const app = { key, secret, partner: true, callbackUrl: CALLBACK, privateKeyPem: null };
  const returned = { protocol: "oauth2", code } as const;
  const instance = { name: "Of a code", tags: [], configuration: {} };
  return (await provisionInstance(caller, { ...app, returned }, instance)).id;
}

/** An app with an instance of the first organisation, and connections to others that nobody finished, an hour ago. */
async function withUnfinished(...others: number[]) {
  const app = await control().createOAuth2App("partner", CALLBACK);
  const id = await connect(app, await consentTo(app, [0]));
  await consentTo(app, others);
  await control().ageConnections(app.key, 3600);
  const [row] = await database.query<{ id: string }>("select id from apps where key = $1", [app.key]);
  return { app, id, appId: row!.id };
}

const connections = async ({ key }: SimulatorApp) => (await control().connections(key)).length;
const compare = (appId: string) => compareConnections(caller, appId, "");

async function removeAll(appId: string): Promise<string[]> {
  const { unused } = await compare(appId);
  const connectionIds = unused.map(({ connectionId }) => connectionId);
  return removeUnused(caller, appId, { consent: unused[0]!.consent, connectionIds });
}

it("lists what is connected at Xero and not here, and ends it, with events", async () => {
  const { app, id, appId } = await withUnfinished(1, 2);
  const { unused, ...counts } = await compare(appId);
  expect(counts).toEqual({ compared: 1, unread: 0, busy: 0, next: null });
  expect(unused.map(({ name }) => name).toSorted()).toEqual(["Kōwhai Physiotherapy", "Ridgeway Cycles"].toSorted());
  expect(Date.now() - Date.parse(unused[0]!.since!)).toBeGreaterThan(3_500_000);
  expect(await removeAll(appId)).toHaveLength(2);
  expect([await connections(app), (await compare(appId)).unused]).toEqual([1, []]);
  expect(await pingInstance(caller, id)).toBeTruthy();
  const events = await database.query<{ type: string; user_id: number | null }>(
    "select type, user_id from events where type in ('connection.removed', 'connection.ended') order by id",
  );
  expect(events).toEqual([
    { type: "connection.removed", user_id: caller.userId },
    { type: "connection.removed", user_id: caller.userId },
    { type: "connection.ended", user_id: null },
    { type: "connection.ended", user_id: null },
  ]);
});

it("leaves out what somebody has just agreed to, and what an attempt holds", async () => {
  const { app, appId } = await withUnfinished(1);
  await consentTo(app, [2]);
  expect((await compare(appId)).unused).toHaveLength(1);
  const [grant] = await database.query<{ subject: string }>(
    "select g.subject from grants g join apps a on a.id = g.app_id where a.key = $1",
    [app.key],
  );
  const { unused } = await compare(appId);
  const until = new Date(Date.now() + 60_000);
  const holder = "0192e4a0-0000-7000-8000-000000000001";
  await holdConsent({ holder, organizationId: null, clientId: app.key, xeroUser: grant!.subject, until });
  expect(await compare(appId)).toMatchObject({ unused: [], busy: 1 });
  const wanted = { consent: unused[0]!.consent, connectionIds: [unused[0]!.connectionId] };
  expect(await removeUnused(caller, appId, wanted)).toEqual([]);
  expect(await connections(app)).toBe(3);
});

it("never ends what an instance has, whatever its status", async () => {
  const { app, id, appId } = await withUnfinished(1);
  const { unused } = await compare(appId);
  await connect(app, await consentTo(app, [1]));
  await database.query("update instances set removed_at = now() where id = $1", [id]);
  await control().ageConnections(app.key, 3600);
  const [own] = await database.query<{ c: string }>("select xero_connection_id c from instances where id = $1", [id]);
  const { consent, connectionId } = unused[0]!;
  expect(await removeUnused(caller, appId, { consent, connectionIds: [connectionId, own!.c] })).toEqual([]);
  expect(await connections(app)).toBe(2);
});

it("ends nothing that is consented to while it is asked", async () => {
  await Promise.all(
    Array.from({ length: 6 }, async (_, round) => {
      const { app, appId } = await withUnfinished(1);
      const { unused } = await compare(appId);
      const code = await consentTo(app, [1]);
      await control().ageConnections(app.key, 3600);
      const { consent, connectionId } = unused[0]!;
      const removing = removeUnused(caller, appId, { consent, connectionIds: [connectionId] });
      await new Promise((done) => setTimeout(done, round * 5));
      const [connected] = await Promise.allSettled([connect(app, code), removing]);
      if (connected.status === "fulfilled") expect(await pingInstance(caller, connected.value)).toBeTruthy();
    }),
  );
}, 60_000);

it("goes on from Xero user to Xero user, and says of whom Xero did not tell", async () => {
  const { app, appId } = await withUnfinished(1);
  await connect(app, await consentTo(app, [0], 1));
  await connect(app, await consentTo(app, [5], 2));
  await database.query(
    `insert into grants (id, organization_id, app_id, subject, status, issued_at, expires_at)
      select gen_random_uuid(), organization_id, id, 'gone ' || n, 'reconnect', now(), now() from apps, generate_series(1, 3) n where key = $1`,
    [app.key],
  );
  const first = await compare(appId);
  const second = await compareConnections(caller, appId, first.next!);
  expect([first.compared + second.compared, first.unread + second.unread, second.next]).toEqual([3, 3, null]);
  expect([...first.unused, ...second.unused]).toHaveLength(1);
});

it("is for admins, and for OAuth 2.0", async () => {
  const { appId, id } = await withUnfinished(1);
  const member = await colleague(caller, "member");
  await expect(compareConnections(member, appId, "")).rejects.toMatchObject({ code: "forbidden" });
  const wanted = { consent: appId, connectionIds: ["x"] };
  await expect(removeUnused(member, appId, wanted)).rejects.toMatchObject({ code: "forbidden" });
  expect(await removeUnused(caller, appId, wanted)).toEqual([]);
  await disconnectInstance(caller, id);
  expect(await compare(appId)).toMatchObject({ compared: 0, unused: [] });
});
