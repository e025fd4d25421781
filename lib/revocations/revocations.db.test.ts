import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { endDue } from "@/e2e/support/revocation";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import { type Caller, provenCaller } from "@/lib/caller";
import { decryptFlowState } from "@/lib/attempts/flow-state";
import { cancelAttempt } from "@/lib/connect/cancel";
import { completeAttempt } from "@/lib/connect/complete";
import { requireOwnAttempt } from "@/lib/connect/current-page";
import { handleCallback } from "@/lib/connect/handle-callback";
import { provisionInstance, reconnectWithCode } from "@/lib/connect/program/provision";
import { startWithApp } from "@/lib/connect/start";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { runBulk } from "@/lib/bulk";
import { pingInstance } from "@/lib/instances/ping";
import { getInstance } from "@/lib/instances/store";
import { authorizeUrl } from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";

const CALLBACK = "http://localhost:3000/connect/callback";
const database = useDatabase();
const simulator = useSimulator();
let adminCaller: Caller;
let otherCaller: Caller;

beforeAll(async () => {
  adminCaller = await admin();
  const organizationId = randomUUID();
  await database.query(
    "insert into organizations (id, name, secret_sealed, secret_hash) values ($1, 'Other', '', '\\x01')",
    [organizationId],
  );
  otherCaller = provenCaller({ userId: adminCaller.userId, organizationId, role: "admin", address: null });
});

const control = () => simulator.control();
const newApp = () => control().createOAuth2App("partner", CALLBACK);
const connections = (app: SimulatorApp) => control().connections(app.key);
const revoked = async (app: SimulatorApp) =>
  (await control().requests(app.key)).filter(({ path, status }) => path === "/connect/revocation" && status === 200);

async function codeOf({ key }: SimulatorApp, organisations = [0], user = 0): Promise<string> {
  const address = authorizeUrl({ key, callbackUrl: CALLBACK, scopes: scopesFor([], false) }, { state: "s" });
  const { location } = await control().agree(address, { organisations, user });
  return new URL(location).searchParams.get("code")!;
}

const provision = ({ key, secret }: SimulatorApp, code: string, partner = true) => ({
  key,
  secret,
  partner,
  callbackUrl: CALLBACK,
  privateKeyPem: null,
  returned: { protocol: "oauth2", code } as const,
});

const NEW = { name: "Of a code", tags: [], configuration: {} };

async function connect(app: SimulatorApp, organisation = 0, { caller = adminCaller, partner = true, user = 0 } = {}) {
  const code = await codeOf(app, [organisation], user);
  return (await provisionInstance(caller, provision(app, code, partner), NEW)).id;
}

const rowOf = async (id: number, { organizationId } = adminCaller) =>
  (await getInstance({ organizationId, ownerId: null }, id))!;
const queued = (app: SimulatorApp) =>
  database.query<{ id: string }>("select * from revocations where client_id = $1 and holder is null", [app.key]);
const makeDue = () =>
  database.query("update revocations set next_at = now() - interval '1 s', claimed_at = null, begun_at = null");
const eventsOf = (id: number) =>
  database.query<{ type: string; data: object }>(
    "select type, data from events where instance_id = $1 and type like 'connection.%'",
    [id],
  );
const ROUNDS = Array.from({ length: 8 }, (_, round) => round);

describe("instances of one connection that are deleted at the same moment", () => {
  it.each([2, 4])(
    "end it and its consent: %i at once",
    async (count) => {
      await Promise.all(
        ROUNDS.map(async () => {
          const app = await newApp();
          const ids = [];
          for (let each = 0; each < count; each++) ids.push(await connect(app));
          await Promise.all(ids.map((id) => disconnectInstance(adminCaller, id)));
          expect(await connections(app)).toEqual([]);
          expect((await revoked(app)).length).toBeGreaterThan(0);
          expect(await queued(app)).toEqual([]);
        }),
      );
    },
    60_000,
  );

  it("end it and its consent by the bulk action, over several organisations", async () => {
    for (const _ of ROUNDS.slice(0, 6)) {
      const app = await newApp();
      const ids = [];
      for (const organisation of [0, 0, 1, 1, 2]) ids.push(await connect(app, organisation));
      const asker = { ...adminCaller, email: "admin@lantern.example", organizationName: "Lantern" };
      const bulk = { action: "disconnect" as const, ids, tags: [] as string[] };
      await new Response(runBulk(asker, bulk, new AbortController().signal)).text();
      expect(await connections(app)).toEqual([]);
      expect((await revoked(app)).length).toBeGreaterThan(0);
    }
  }, 60_000);

  it("never leave a dead instance when the organisation is connected meanwhile", async () => {
    await Promise.all(
      ROUNDS.map(async (round) => {
        const app = await newApp();
        const last = await connect(app);
        const code = await codeOf(app);
        const deleting = disconnectInstance(adminCaller, last);
        await new Promise((done) => setTimeout(done, round * 4));
        const [connected] = await Promise.allSettled([
          provisionInstance(adminCaller, provision(app, code), NEW),
          deleting,
        ]);
        await makeDue();
        await endDue();
        if (connected.status === "fulfilled") expect(await pingInstance(adminCaller, connected.value.id)).toBeTruthy();
        else expect(await connections(app)).toEqual([]);
      }),
    );
  }, 60_000);
});

describe("an instance whose connection Xero does not end", () => {
  it.each(["/connect/revocation", "/connections/*"])("is deleted, and the queue goes on: %s", async (path) => {
    const app = await newApp();
    const id = await connect(app);
    await control().fault({ path, key: app.key, times: 2, kind: "status", status: 500 });
    await disconnectInstance(adminCaller, id);
    expect(await database.query("select 1 from instances where id = $1", [id])).toEqual([]);
    expect(await queued(app)).toMatchObject([{ attempts: 1, claimed_at: null, begun_at: null }]);
    expect(await eventsOf(id)).toEqual([]);
    for (const _ of [1, 2]) {
      await makeDue();
      await endDue();
    }
    expect([await connections(app), await queued(app)]).toEqual([[], []]);
    expect(await eventsOf(id)).toMatchObject([{ type: "connection.ended", data: { consent: true } }]);
  });

  it.each([
    { kind: "status", status: 403, body: "<html>Forbidden</html>" },
    { kind: "status", status: 404, body: "<html>Not found</html>" },
    { kind: "status", status: 200, body: "<html>Sign in to the network</html>" },
    { kind: "status", status: 401, body: "<html>Sign in to the network</html>" },
  ] as const)("is not taken for ended because something on the way answers $status", async (fault) => {
    const app = await newApp();
    const first = await connect(app, 0);
    await connect(app, 1);
    await control().fault({ path: "/connections/*", key: app.key, times: 1, ...fault });
    await disconnectInstance(adminCaller, first);
    expect([(await connections(app)).length, (await queued(app)).length]).toEqual([2, 1]);
    await makeDue();
    await endDue();
    expect([(await connections(app)).length, (await queued(app)).length]).toEqual([1, 0]);
  });

  it("is ended by another process when the one that deleted it died", async () => {
    const app = await newApp();
    const id = await connect(app);
    await control().fault({ path: "/connections/*", key: app.key, times: 1, kind: "lose-answer" });
    await disconnectInstance(adminCaller, id);
    await database.query(
      "update revocations set claimed_at = now(), begun_at = now(), next_at = now() - interval '1 s' where client_id = $1",
      [app.key],
    );
    await endDue();
    expect([await connections(app), await queued(app), (await revoked(app)).length]).toEqual([[], [], 1]);
  });

  it("can be connected again soon after the process that was ending it died", async () => {
    const app = await newApp();
    const id = await connect(app);
    await control().fault({ path: "/connections/*", key: app.key, times: 1, kind: "status", status: 503 });
    await disconnectInstance(adminCaller, id);
    await database.query(
      "update revocations set claimed_at = now(), begun_at = now() - interval '17 s', next_at = now() + interval '28 s' where client_id = $1",
      [app.key],
    );
    const again = await connect(app);
    expect(await pingInstance(adminCaller, again)).toBeTruthy();
    await makeDue();
    await endDue();
    expect([await queued(app), (await connections(app)).length]).toEqual([[], 1]);
  });

  it("is told of in the audit log when it is given up, and its tokens are deleted", async () => {
    const app = await newApp();
    const id = await connect(app);
    await control().fault({ path: "/connect/revocation", key: app.key, times: 2, kind: "status", status: 500 });
    await disconnectInstance(adminCaller, id);
    await database.query("update revocations set created_at = now() - interval '8 days' where client_id = $1", [
      app.key,
    ]);
    await makeDue();
    await endDue();
    expect(await queued(app)).toEqual([]);
    expect(await eventsOf(id)).toMatchObject([{ type: "connection.not_ended", data: { problem: "xero_unavailable" } }]);
  });

  it("renews the tokens it kept, and stores the new ones before it uses them", async () => {
    const app = await newApp();
    const id = await connect(app);
    await control().fault({ path: "/connections/*", key: app.key, times: 1, kind: "status", status: 503 });
    await disconnectInstance(adminCaller, id);
    await control().expire(app.key);
    await makeDue();
    await endDue();
    await makeDue();
    await endDue();
    expect([await connections(app), await queued(app)]).toEqual([[], []]);
  });

  it("stays connected when it is connected again before the queue comes to it", async () => {
    const app = await newApp();
    const id = await connect(app);
    await control().fault({ path: "/connections/*", key: app.key, times: 1, kind: "status", status: 503 });
    await disconnectInstance(adminCaller, id);
    const again = await connect(app);
    await makeDue();
    await endDue();
    expect(await pingInstance(adminCaller, again)).toBeTruthy();
    expect([(await connections(app)).length, await revoked(app), await eventsOf(id)]).toEqual([1, [], []]);
  });
});

describe("one client id and Xero user", () => {
  it("is one app within an organization, whatever its kind is called", async () => {
    const app = await newApp();
    const first = await connect(app, 0, { partner: true });
    const second = await connect(app, 1, { partner: false });
    expect(await database.query("select 1 from apps where key = $1", [app.key])).toHaveLength(1);
    await disconnectInstance(adminCaller, first);
    expect(await pingInstance(adminCaller, second)).toBeTruthy();
  });

  it("is ended with the last instance in any organization, of the same organisation or another", async () => {
    const app = await newApp();
    const here = await connect(app, 0);
    const there = await connect(app, 0, { caller: otherCaller });
    const more = await connect(app, 1, { caller: otherCaller });
    await disconnectInstance(adminCaller, here);
    expect(await pingInstance(otherCaller, there)).toBeTruthy();
    await disconnectInstance(otherCaller, there);
    expect(await connections(app)).toHaveLength(1);
    expect(await revoked(app)).toEqual([]);
    await disconnectInstance(otherCaller, more);
    expect([await connections(app), (await revoked(app)).length]).toEqual([[], 1]);
  });

  it("is ended when both organizations delete their last instance at once", async () => {
    await Promise.all(
      ROUNDS.map(async () => {
        const app = await newApp();
        const [here, there] = [await connect(app), await connect(app, 0, { caller: otherCaller })];
        await Promise.all([disconnectInstance(adminCaller, here), disconnectInstance(otherCaller, there)]);
        expect(await connections(app)).toEqual([]);
      }),
    );
  });

  it("is revoked when the instance is connected again as another Xero user", async () => {
    const app = await newApp();
    const id = await connect(app, 0, { user: 0 });
    const code = await codeOf(app, [0], 1);
    await reconnectWithCode(adminCaller, provision(app, code), await rowOf(id));
    await makeDue();
    await endDue();
    expect(await connections(app)).toMatchObject([{ user: 1 }]);
    expect(await pingInstance(adminCaller, id)).toBeTruthy();
  });
});

describe("a consent that nobody finishes", () => {
  /** A run in the portal that has returned from Xero. */
  async function returned(app: SimulatorApp, organisations: number[], user = 0) {
    const [saved] = await database.query<{ id: string }>("select id from apps where key = $1", [app.key]);
    const { location, cookie } = await startWithApp(adminCaller, saved!.id);
    const back = new URL((await control().agree(location, { organisations, user })).location);
    const outcome = await handleCallback(back.searchParams, () => /=([^;]*)/.exec(cookie!)![1]!);
    expect(outcome.reason).toBeNull();
    return requireOwnAttempt(adminCaller, outcome.attemptId!);
  }

  async function savedApp() {
    const app = await control().createOAuth2App("partner", CALLBACK);
    const id = await connect(app, 0);
    return { app, id };
  }

  const expire = async (attempt: { id: string }) => {
    await database.query("update attempts set expires_at = now() where id = $1", [attempt.id]);
    await database.query(
      "update revocations set held_until = now(), next_at = now() - interval '1 s' where holder = $1",
      [attempt.id],
    );
  };

  it("is ended when it has expired, except for what is used", async () => {
    const { app, id } = await savedApp();
    const run = await returned(app, [0, 1, 2]);
    await endDue();
    expect(await connections(app)).toHaveLength(3);
    await expire(run);
    await endDue();
    expect(await connections(app)).toHaveLength(1);
    expect(await pingInstance(adminCaller, id)).toBeTruthy();
    expect(await database.query("select 1 from revocations where client_id = $1", [app.key])).toEqual([]);
  });

  it("is ended at once when it is cancelled, and its consent with it when nothing else is left", async () => {
    const { app, id } = await savedApp();
    await disconnectInstance(adminCaller, id);
    const run = await returned(app, [1, 4], 1);
    const before = (await revoked(app)).length;
    await cancelAttempt(adminCaller, run.id);
    expect([await connections(app), (await revoked(app)).length]).toEqual([[], before + 1]);
    expect((await requireOwnAttempt(adminCaller, run.id)).status).toBe("declined");
  });

  it("is kept as far as it was ticked, and ended for the rest when the run is over", async () => {
    const { app } = await savedApp();
    const run = await returned(app, [1, 2, 3]);
    const [first] = decryptFlowState(run).reached!.organisations;
    const key = first!.xeroId;
    await completeAttempt(adminCaller, run, { instance: "", name: "", organisations: [key], names: { [key]: "Kept" } });
    expect(await connections(app)).toHaveLength(4);
    await makeDue();
    await endDue();
    expect(await connections(app)).toHaveLength(2);
    expect(await revoked(app)).toEqual([]);
  });

  it("is not ended further once the same Xero user connects again", async () => {
    const { app } = await savedApp();
    const run = await returned(app, [1, 2]);
    await expire(run);
    await control().fault({ path: "/connections/*", key: app.key, times: 1, kind: "delay" });
    const ending = endDue();
    await new Promise((done) => setTimeout(done, 500));
    await returned(app, [3]);
    await ending;
    // The first was being ended already; the second waits for who has come, who may need it.
    expect(await connections(app)).toHaveLength(3);
    const left = await database.query("select claimed_at, begun_at from revocations where holder = $1", [run.id]);
    expect(left).toEqual([{ claimed_at: null, begun_at: null }]);
  });

  it("cannot be completed any more once it has expired", async () => {
    const { app } = await savedApp();
    const run = await returned(app, [1]);
    await expire(run);
    const count = () =>
      database.query("select 1 from instances where app_id = (select id from apps where key = $1)", [app.key]);
    const before = await count();
    await completeAttempt(adminCaller, run, { instance: "new", name: "Late", organisations: [], names: {} });
    expect(await count()).toEqual(before);
  });
});
