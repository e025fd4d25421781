import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import {
  changeAttempt,
  comeBack,
  cookieValue,
  newClassicApp,
  newSavedApp,
  type SavedApp,
  storedAttempt,
} from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { tokenHash } from "@/lib/encryption";
import { callbackUrl } from "./begin-authorization";
import { handleCallback } from "./handle-callback";
import { startWithApp } from "./start";

const database = useDatabase();
const simulator = useSimulator();
let caller: UserCaller;
let app: SavedApp;
let classic: SavedApp;
beforeAll(async () => {
  caller = await admin();
  app = await newSavedApp(simulator.control(), caller);
  classic = await newClassicApp(simulator.control(), caller);
});

/** A browser that was sent to Xero: its attempt, and the address it comes back to with other parameters. */
async function atXero() {
  const redirect = await startWithApp(caller, app.id);
  const state = new URL(redirect.location).searchParams.get("state")!;
  const [row] = await database.query<{ id: string }>("select id from attempts where state_hash = $1", [
    tokenHash(state),
  ]);
  const back = (query: Record<string, string>) =>
    `${callbackUrl()}?${new URLSearchParams({ state, ...query }).toString()}`;
  const agreed = async () => (await simulator.control().agree(redirect.location, { organisations: [0] })).location;
  return { id: row!.id, redirect, back, agreed };
}

/** The same of OAuth 1.0a; the state is in the callback that Xero was told. */
async function atClassicXero() {
  const redirect = await startWithApp(caller, classic.id);
  const requestToken = new URL(redirect.location).searchParams.get("oauth_token")!;
  const [row] = await database.query<{ id: string }>("select id from attempts where request_token_hash = $1", [
    tokenHash(requestToken),
  ]);
  const { location } = await simulator.control().consent(requestToken, { organisation: 0 });
  const bent = (bend: (query: URLSearchParams) => void) => {
    const address = new URL(location);
    bend(address.searchParams);
    return address.href;
  };
  return { id: row!.id, redirect, bent };
}

const ended = async (id: string) => {
  const { status, problem, endedAt, secretsSealed } = (await storedAttempt(id)).row;
  return { status, problem, isEnded: endedAt !== null, isForgotten: secretsSealed === null };
};

const nobody = { attemptId: null, linkId: null };

describe("a return to the callback", () => {
  it("with the code in the same browser leads on, once", async () => {
    const { id, redirect, agreed } = await atXero();
    const address = await agreed();
    expect(await comeBack(redirect, address)).toEqual({ reason: null, attemptId: id, linkId: null });
    const { row, state } = await storedAttempt(id);
    expect([row.status, row.problem, row.endedAt]).toEqual(["returned", null, null]);
    expect(state.code).toBe(new URL(address).searchParams.get("code"));
    expect(state.reached!.organisations.map(({ name }) => name)).toEqual(["Harbour Lane Bakery"]);
    expect(await comeBack(redirect, address)).toEqual({ reason: "already_used", attemptId: id, linkId: null });
    expect((await storedAttempt(id)).row.status).toBe("returned");
  });

  it("without a state, or with one of nobody's, is not known", async () => {
    const { id, redirect } = await atXero();
    for (const query of ["code=x", "code=x&state=", "code=x&state=nobody"])
      expect(await comeBack(redirect, `${callbackUrl()}?${query}`)).toEqual({ reason: "unknown_state", ...nobody });
    expect((await storedAttempt(id)).row.status).toBe("sent");
  });

  it("that names another issuer, or brings the other protocol, leaves the attempt as it is", async () => {
    const { id, redirect, back, agreed } = await atXero();
    const other = back({ code: "x", iss: "https://evil.example" });
    expect(await comeBack(redirect, other)).toEqual({ reason: "unknown_state", ...nobody });
    const mixed = back({ code: "x", oauth_token: "y" });
    expect(await comeBack(redirect, mixed)).toEqual({ reason: "wrong_protocol", ...nobody });
    const right = new URL(await agreed());
    right.searchParams.set("iss", new URL(process.env.XERO_TOKEN_URL!).origin);
    expect(await comeBack(redirect, right.href)).toMatchObject({ reason: null, attemptId: id });
  });

  it("from another browser leaves it as it is, too", async () => {
    const { id, redirect, agreed } = await atXero();
    const address = new URL(await agreed());
    for (const cookie of [undefined, "another"])
      expect(await handleCallback(address.searchParams, () => cookie)).toEqual({ reason: "wrong_browser", ...nobody });
    const asked: string[] = [];
    const outcome = await handleCallback(address.searchParams, (attempt) => {
      asked.push(attempt);
      return cookieValue(redirect);
    });
    expect([outcome.reason, asked]).toEqual([null, [id]]);
  });

  it("after its 15 minutes ends it as expired", async () => {
    const { id, redirect, agreed } = await atXero();
    await changeAttempt(id, { expiresAt: new Date(Date.now() - 1) });
    expect(await comeBack(redirect, await agreed())).toEqual({ reason: "expired", attemptId: id, linkId: null });
    expect(await ended(id)).toEqual({ status: "failed", problem: "expired", isEnded: true, isForgotten: true });
  });
});

it.each([
  ["access_denied", "declined", "declined"],
  ["invalid_scope", "scope_refused", "failed"],
  ["server_error", "xero_busy", "failed"],
  ["temporarily_unavailable", "xero_busy", "failed"],
  ["unauthorized_client", "app_refused", "failed"],
  ["", "app_refused", "failed"],
])("the error %s ends an attempt as %s, also with a code beside it", async (error, reason, status) => {
  const { id, redirect, back } = await atXero();
  expect(await comeBack(redirect, back({ error, code: "x" }))).toEqual({ reason, attemptId: id, linkId: null });
  expect(await ended(id)).toEqual({ status, problem: reason, isEnded: true, isForgotten: true });
  expect(await comeBack(redirect, back({ code: "x" }))).toMatchObject({ reason: "already_used", attemptId: id });
  expect((await ended(id)).problem).toBe(reason);
});

describe("a return without a code", () => {
  it("is a failure of OAuth 2.0", async () => {
    const { id, redirect, back } = await atXero();
    expect(await comeBack(redirect, back({}))).toMatchObject({ reason: "failed" });
    expect(await ended(id)).toMatchObject({ status: "failed", problem: "failed" });
  });

  it("is how a customer of OAuth 1.0a says no", async () => {
    const { id, redirect, bent } = await atClassicXero();
    expect(
      await comeBack(
        redirect,
        bent((query) => query.delete("oauth_verifier")),
      ),
    ).toMatchObject({
      reason: "declined",
    });
    expect(await ended(id)).toMatchObject({ status: "declined", problem: "declined" });
  });
});

describe("a return of OAuth 1.0a", () => {
  it("leads on with its own request token", async () => {
    const { id, redirect, bent } = await atClassicXero();
    const mixed = bent((query) => query.set("code", "x"));
    expect(await comeBack(redirect, mixed)).toEqual({ reason: "wrong_protocol", ...nobody });
    expect(
      await comeBack(
        redirect,
        bent(() => {}),
      ),
    ).toEqual({ reason: null, attemptId: id, linkId: null });
  });

  it.each([
    ["another", (query: URLSearchParams) => query.set("oauth_token", "another")],
    ["no", (query: URLSearchParams) => query.delete("oauth_token")],
  ])("with %s request token ends the attempt", async (_which, bend) => {
    const { id, redirect, bent } = await atClassicXero();
    expect(await comeBack(redirect, bent(bend))).toMatchObject({ reason: "unknown_state", attemptId: id });
    expect(await ended(id)).toMatchObject({ status: "failed", problem: "unknown_state" });
  });
});
