import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "@/lib/caller";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import { endDue } from "@/e2e/support/revocation";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { pingInstance } from "@/lib/instances/ping";
import { authorizeUrl, exchangeCode } from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import { type HeldTokens, takeOverTokens } from "./take-over";

const CALLBACK = "http://localhost:3000/auth";
const ORGANISATION = "/api.xro/2.0/Organisation";
const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});
afterEach(async () => {
  await simulator.control().clearFaults();
  await simulator.control().setGrace(1800);
});

const TENANTS = [
  "1f6c2a4e-8d3b-4c57-9a61-2b7e5d0c9f13",
  "5b90d7e2-41fa-4e0c-b8d6-73c1a9e4f208",
  "c83e1f50-6a27-4db9-8f14-0e95b2d7a364",
] as const;

const instance = { name: "Taken over", tags: [], configuration: {} };

/** Tokens that a program of an app holds, after its customer agreed. */
async function held(
  organisations: number[],
  scopes = scopesFor([], false),
): Promise<HeldTokens & { app: SimulatorApp }> {
  const app = await simulator.control().createOAuth2App("partner", CALLBACK);
  const { key, secret } = app;
  const { location } = await simulator
    .control()
    .agree(authorizeUrl({ key, callbackUrl: CALLBACK, scopes }, { state: "s" }), { organisations });
  const code = new URL(location).searchParams.get("code")!;
  const xeroApp = { kind: "partner", protocol: "oauth2", key, secret, callbackUrl: CALLBACK } as const;
  const tokens = await exchangeCode({ ...xeroApp, privateKey: null, scopes }, code, undefined);
  const { accessToken, renewal } = tokens;
  const own = { key, secret, callbackUrl: undefined, partner: true, scopes: undefined, tenantId: undefined };
  return { app, ...own, accessToken, refreshToken: renewal! };
}

const takeOver = (tokens: HeldTokens, more: Partial<HeldTokens> = {}) =>
  takeOverTokens(caller, { ...tokens, ...more }, instance);

describe("taking over tokens", () => {
  it("continues from the renewal when Xero did not say which organisation they are of", async () => {
    const tokens = await held([0]);
    await simulator.control().setGrace(0);
    await simulator.control().fault({ path: ORGANISATION, key: tokens.app.key, kind: "status" });
    await expect(takeOver(tokens)).rejects.toMatchObject({ reason: "unavailable" });
    const { id } = await takeOver(tokens);
    expect(await pingInstance(caller, id)).toMatchObject({ name: "Harbour Lane Bakery" });
    expect(await simulator.control().tally(tokens.app.key)).toMatchObject({ renewals: 1 });
  });

  it("makes an instance of each organisation that is named, of one token set", async () => {
    const tokens = await held([0, 1, 2]);
    await simulator.control().setGrace(0);
    const made = [];
    for (const tenantId of TENANTS) made.push(await takeOver(tokens, { tenantId }));
    const names = [];
    for (const { id } of made) names.push((await pingInstance(caller, id)).name);
    expect(names).toEqual(["Harbour Lane Bakery", "Ridgeway Cycles", "Kōwhai Physiotherapy"]);
    const grants = await database.query("select distinct grant_id from instances where id = any($1)", [
      made.map(({ id }) => id),
    ]);
    expect(grants).toHaveLength(1);
  });

  it("answers with the candidates when several organisations can be meant", async () => {
    const tokens = await held([0, 1]);
    const candidates = [
      { tenantId: TENANTS[0], name: "Harbour Lane Bakery" },
      { tenantId: TENANTS[1], name: "Ridgeway Cycles" },
    ];
    await expect(takeOver(tokens)).rejects.toMatchObject({
      code: "conflict",
      details: { candidates: expect.arrayContaining(candidates) as unknown },
    });
    await expect(takeOver(tokens, { tenantId: TENANTS[2] })).rejects.toMatchObject({ code: "invalid_request" });
    expect(await takeOver(tokens, { tenantId: TENANTS[1] })).toMatchObject({ id: expect.any(Number) as unknown });
  });

  it("gives the same call the same answer, also 20 times at once", async () => {
    const tokens = await held([0]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => takeOver(tokens)));
    expect(new Set(answers.map(({ id, token }) => `${id} ${token}`)).size).toBe(1);
  });

  it("refuses tokens without the settings scope before they are renewed", async () => {
    const tokens = await held([0], ["openid", "offline_access", "accounting.contacts.read"]);
    const refused = {
      code: "invalid_request",
      message: expect.stringContaining("accounting.settings.read") as unknown,
    };
    await expect(takeOver(tokens)).rejects.toMatchObject(refused);
    const scopes = ["offline_access", "accounting.contacts.read"];
    await expect(takeOver(tokens, { accessToken: undefined, scopes })).rejects.toMatchObject(refused);
    expect(await simulator.control().tally(tokens.app.key)).toMatchObject({ renewals: 0 });
  });

  it("refuses what Xero does not list before they are renewed, as long as the access token tells", async () => {
    const tokens = await held([0, 1]);
    const none = { code: "invalid_request", message: expect.stringContaining("none of the organisations") as unknown };
    await expect(takeOver(tokens, { tenantId: TENANTS[2] })).rejects.toMatchObject(none);
    await expect(takeOver(tokens)).rejects.toMatchObject({ code: "conflict" });
    expect(await simulator.control().tally(tokens.app.key)).toMatchObject({ renewals: 0 });
    // With one that has expired, only the new one tells.
    await simulator.control().expire(tokens.app.key);
    await expect(takeOver(tokens, { tenantId: TENANTS[2] })).rejects.toMatchObject(none);
    expect(await simulator.control().tally(tokens.app.key)).toMatchObject({ renewals: 1 });
    expect(await takeOver(tokens, { tenantId: TENANTS[1] })).toMatchObject({ id: expect.any(Number) as unknown });
    expect(await simulator.control().tally(tokens.app.key)).toMatchObject({ renewals: 1 });
  });

  it("ends nothing of them at Xero: the program goes on with the others", async () => {
    const tokens = await held([0, 1]);
    await takeOver(tokens, { tenantId: TENANTS[0] });
    await database.query("update revocations set held_until = now(), next_at = now() - interval '1 s'");
    await endDue();
    expect(await simulator.control().connections(tokens.app.key)).toHaveLength(2);
  });

  it("saves the app with what the program says of it, else with what its token says", async () => {
    const appOf = async ({ key }: SimulatorApp) =>
      (
        await database.query<{ scopes: string[]; callback_url: string; kind: string }>(
          "select scopes, callback_url, kind from apps where key = $1",
          [key],
        )
      )[0]!;
    const granted = scopesFor(["contacts"], false).toSorted();
    const told = await held([0], granted);
    await takeOver(told);
    const saved = await appOf(told.app);
    expect({ ...saved, scopes: saved.scopes.toSorted() }).toEqual({
      scopes: granted,
      callback_url: callbackUrl(),
      kind: "partner",
    });
    const said = await held([0]);
    const scopes = ["offline_access", "accounting.settings.read"];
    await takeOver(said, { scopes, callbackUrl: CALLBACK, partner: false });
    expect(await appOf(said.app)).toEqual({ scopes, callback_url: CALLBACK, kind: "public" });
  });

  it("is refused with a callback address that the organization does not allow", async () => {
    const tokens = await held([0]);
    await database.query("update organizations set callback_origins = array['https://app.example.com']");
    await expect(takeOver(tokens, { callbackUrl: "https://elsewhere.example" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await database.query("update organizations set callback_origins = '{}'");
    expect(await simulator.control().tally(tokens.app.key)).toMatchObject({ renewals: 0 });
  });

  it("needs no access token, and does not give what is stored to other keys", async () => {
    const tokens = await held([0]);
    await simulator.control().fault({ path: ORGANISATION, key: tokens.app.key, kind: "status" });
    await expect(takeOver(tokens, { accessToken: undefined })).rejects.toMatchObject({ reason: "unavailable" });
    await expect(takeOver(tokens, { secret: "wrong" })).rejects.toMatchObject({ reason: "token_rejected" });
    expect(await takeOver(tokens, { accessToken: undefined })).toMatchObject({ id: expect.any(Number) as unknown });
    const stolen = { refreshToken: "not one of Xero's", accessToken: undefined };
    await expect(takeOver(tokens, stolen)).rejects.toMatchObject({ reason: "token_rejected" });
  });

  it("waits for a day limit with the tokens that are here, and finishes then", async () => {
    const tokens = await held([0, 1]);
    await simulator.control().setGrace(0);
    const headers = { "retry-after": "40000", "x-rate-limit-problem": "day" };
    const [tenantId] = TENANTS;
    const limit = {
      path: ORGANISATION,
      key: tokens.app.key,
      tenantId,
      times: 0,
      kind: "status",
      status: 429,
      headers,
    } as const;
    await simulator.control().fault(limit);
    const limited = { reason: "rate_limited", retryAfterSeconds: 40_000 };
    await expect(takeOver(tokens, { tenantId })).rejects.toMatchObject(limited);
    const [{ hours }] = (await database.query<{ hours: number }>(
      `select extract(epoch from expires_at - now())::float8 / 3600 hours from attempts
        where organization_id is null order by created_at desc limit 1`,
    )) as [{ hours: number }];
    expect(hours).toBeGreaterThan(11);
    expect(hours).toBeLessThan(48);
    await simulator.control().clearFaults();
    await simulator.control().expire(tokens.app.key);
    expect(await takeOver(tokens, { tenantId })).toMatchObject({ id: expect.any(Number) as unknown });
  });
});
