import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { BROKEN_ANSWERS } from "@/e2e/support/broken-answers";
import { agreed, consented, newXeroApp } from "@/e2e/support/oauth2-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { XeroError } from "./errors";
import { exchangeCode, refresh, revoke } from "./oauth2";

const simulator = useSimulator();
afterEach(() => simulator.control().clearFaults());

const TOKEN = "/connect/token";
const REVOCATION = "/connect/revocation";
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable("it did not fail"),
    (error: unknown) => error,
  );

describe("the token endpoint", () => {
  it.each(BROKEN_ANSWERS)("may answer $name", async ({ fault, error }) => {
    const app = await newXeroApp(simulator.control());
    const tokens = await consented(simulator.control(), app);
    const { code, codeVerifier } = await agreed(simulator.control(), app);
    for (const work of [() => exchangeCode(app, code, codeVerifier), () => refresh(app, tokens)]) {
      await simulator.control().fault({ ...fault, path: TOKEN });
      const failure = await failureOf(work());
      expect(failure).toBeInstanceOf(XeroError);
      expect(failure).toMatchObject({ retryAfterSeconds: undefined, ...error });
      const basic = Buffer.from(`${app.key}:${app.secret}`).toString("base64");
      const said = inspect(failure, { depth: null, showHidden: true });
      for (const secret of [app.secret, basic, code, codeVerifier, tokens.renewal!, tokens.accessToken])
        expect(said).not.toContain(secret);
    }
  });

  it("may hang, and the product gives up", { timeout: 20_000 }, async () => {
    const app = await newXeroApp(simulator.control());
    const { code, codeVerifier } = await agreed(simulator.control(), app);
    await simulator.control().fault({ path: TOKEN, kind: "hang" });
    await expect(exchangeCode(app, code, codeVerifier)).rejects.toMatchObject({ reason: "timeout" });
  });

  it.each([
    { status: 400, error: "invalid_grant", reason: "token_rejected" },
    { status: 400, error: "invalid_client", reason: "client_refused" },
    { status: 401, error: "invalid_client", reason: "client_refused" },
    { status: 400, error: "unauthorized_client", reason: "client_refused" },
    { status: 400, error: "invalid_scope", reason: "scope_refused" },
    { status: 400, error: "something_new", reason: "invalid_response" },
  ])("may refuse with $status $error", async ({ status, error, reason }) => {
    const app = await newXeroApp(simulator.control());
    const tokens = await consented(simulator.control(), app);
    const body = JSON.stringify({ error, error_description: "In words." });
    const headers = { "content-type": "application/json" };
    await simulator.control().fault({ path: TOKEN, kind: "status", status, body, headers });
    await expect(refresh(app, tokens)).rejects.toMatchObject({ reason, providerMessage: "In words." });
  });
});

it("a refusal that repeats the secret, and a token that no header can carry, go nowhere", async () => {
  const app = await newXeroApp(simulator.control());
  const tokens = await consented(simulator.control(), app);
  const body = JSON.stringify({ error: "invalid_grant", error_description: `No ${app.secret} ${tokens.renewal}` });
  const headers = { "content-type": "application/json" };
  await simulator.control().fault({ path: TOKEN, kind: "status", status: 400, body, headers });
  await expect(refresh(app, tokens)).rejects.toMatchObject({ providerMessage: "No [hidden] [hidden]" });
  for (const access_token of ["a\0b", "a\nb", "a".repeat(900_000)]) {
    const given = JSON.stringify({ access_token, token_type: "Bearer", expires_in: 1800, refresh_token: "r" });
    await simulator.control().fault({ path: TOKEN, kind: "status", status: 200, body: given, headers });
    await expect(refresh(app, tokens)).rejects.toMatchObject({ reason: "invalid_response" });
  }
});

describe("the revocation endpoint", () => {
  // Its 200 has no body, so that whatever comes with a 200 counts, but a page.
  const refusals = BROKEN_ANSWERS.filter(
    ({ fault, error }) => error.reason !== "invalid_response" && fault.kind !== "truncated",
  );
  it.each(refusals)("may answer $name", async ({ fault, error }) => {
    const app = await newXeroApp(simulator.control());
    const tokens = await consented(simulator.control(), app);
    await simulator.control().fault({ ...fault, path: REVOCATION });
    await expect(revoke(app, tokens)).rejects.toMatchObject(error);
    expect(await simulator.control().isLive(tokens.renewal!)).toBe(true);
  });

  it("may be a firewall's that answers a page with 200: nothing is revoked", async () => {
    const app = await newXeroApp(simulator.control());
    const tokens = await consented(simulator.control(), app);
    await simulator.control().fault({ path: REVOCATION, kind: "html", status: 200 });
    await expect(revoke(app, tokens)).rejects.toMatchObject({ reason: "invalid_response" });
    expect(await simulator.control().isLive(tokens.renewal!)).toBe(true);
  });
});
