import { inspect } from "node:util";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { BROKEN_ANSWERS } from "@/e2e/support/broken-answers";
import { consented, newXeroApp } from "@/e2e/support/oauth2-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { type Connection, deleteConnection, listConnections, organisationOf } from "./connections";
import { XeroError } from "./errors";
import type { TokenSet, XeroApp } from "./model";
import { claimsOf } from "./oauth2";

const simulator = useSimulator();
let app: XeroApp;
let tokens: TokenSet;
let connection: Connection;
beforeAll(async () => {
  app = await newXeroApp(simulator.control());
  tokens = await consented(simulator.control(), app);
  connection = (await listConnections(tokens)).at(-1)!;
});
afterEach(() => simulator.control().clearFaults());

const ORGANISATION = "/api.xro/2.0/Organisation";

async function expectFailure(work: Promise<unknown>, error: object) {
  const failure: unknown = await work.then(
    () => expect.unreachable("it did not fail"),
    (caught: unknown) => caught,
  );
  expect(failure).toBeInstanceOf(XeroError);
  expect(failure).toMatchObject({ retryAfterSeconds: undefined, ...error });
  expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(tokens.accessToken);
}

describe("the connections", () => {
  it("are those of the user, or of one consent", async () => {
    expect(await listConnections(tokens)).toHaveLength(2);
    expect(await listConnections(tokens, claimsOf(tokens).authentication_event_id)).toHaveLength(2);
    expect(await listConnections(tokens, "00000000-0000-4000-8000-000000000000")).toEqual([]);
  });

  it.each(BROKEN_ANSWERS)("may be answered by $name", async ({ fault, error }) => {
    await simulator.control().fault({ ...fault, path: "/connections" });
    await expectFailure(listConnections(tokens), error);
  });

  it("are refused for a token that is none", async () => {
    await expectFailure(listConnections({ ...tokens, accessToken: "none" }), { reason: "token_rejected" });
  });

  it("may be ended twice, and never by an answer that says nothing", async () => {
    const [id] = (await listConnections(tokens)).map((each) => each.id);
    await simulator.control().fault({ path: "/connections/*", kind: "status", status: 503 });
    await expectFailure(deleteConnection(tokens, id!), { reason: "unavailable" });
    expect(await listConnections(tokens)).toHaveLength(2);
    await simulator.control().clearFaults();
    await simulator.control().fault({ path: "/connections/*", kind: "status", status: 403, body: "<h1>Blocked</h1>" });
    await expectFailure(deleteConnection(tokens, id!), { reason: "invalid_response" });
    await simulator.control().clearFaults();
    expect(await listConnections(tokens)).toHaveLength(2);
    await deleteConnection(tokens, id!);
    await deleteConnection(tokens, id!);
    expect(await listConnections(tokens)).toHaveLength(1);
  });
});

describe("the Organisation call", () => {
  it("tells the organisation of the connection", async () => {
    expect(await organisationOf(tokens, connection)).toMatchObject({
      name: connection.name,
      xeroId: connection.tenantId,
      connectionId: connection.id,
    });
  });

  it.each(BROKEN_ANSWERS)("may be answered by $name", async ({ fault, error }) => {
    await simulator.control().fault({ ...fault, path: ORGANISATION });
    await expectFailure(organisationOf(tokens, connection), error);
  });

  it("is no word about the connection when something else answers 403", async () => {
    await simulator.control().fault({ path: ORGANISATION, kind: "status", status: 403, body: "<h1>Blocked</h1>" });
    await expectFailure(organisationOf(tokens, connection), { reason: "invalid_response" });
  });

  it("tells an expired token from one that was never good", async () => {
    const expired = await newXeroApp(simulator.control());
    const old = await consented(simulator.control(), expired);
    await simulator.control().expire(expired.key);
    await expect(organisationOf(old, connection)).rejects.toMatchObject({ reason: "token_expired", kind: "customer" });
    await expectFailure(organisationOf({ ...tokens, accessToken: "none" }, connection), { reason: "token_rejected" });
  });

  it("says that the organisation was disconnected in Xero", async () => {
    const removed = await newXeroApp(simulator.control());
    const theirs = await consented(simulator.control(), removed);
    const [first, second] = await listConnections(theirs);
    await simulator.control().removeConnection(removed.key, 0);
    const answers = await Promise.allSettled([organisationOf(theirs, first!), organisationOf(theirs, second!)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { reason: "connection_removed" },
    });
  });
});
