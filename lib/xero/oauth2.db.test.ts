import { describe, expect, it } from "vitest";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { agreed, consented, newXeroApp } from "@/e2e/support/oauth2-consent";
import { claimsOf, exchangeCode, refresh, revoke, testClient } from "./oauth2";

const simulator = useSimulator();
const newApp = () => newXeroApp(simulator.control());

describe("a code", () => {
  it("becomes tokens for the Xero user who agreed", async () => {
    const tokens = await consented(simulator.control(), await newApp());
    expect(tokens.subject).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens.subject).toBe(claimsOf(tokens).xero_userid);
    expect(tokens.expiresAt - tokens.issuedAt).toBe(1_800_000);
    expect(await simulator.control().isLive(tokens.accessToken)).toBe(true);
    expect(await simulator.control().isLive(tokens.renewal!)).toBe(true);
  });

  it.each([-3600, 3600])("is not lost though our clock and Xero's are %i seconds apart", async (seconds) => {
    await simulator.control().setClock(seconds);
    expect((await consented(simulator.control(), await newApp())).subject).toMatch(/^[0-9a-f-]{36}$/);
    await simulator.control().setClock(0);
  });

  it("is refused a second time", async () => {
    const app = await newApp();
    const { code, codeVerifier } = await agreed(simulator.control(), app);
    await exchangeCode(app, code, codeVerifier);
    await expect(exchangeCode(app, code, codeVerifier)).rejects.toMatchObject({ reason: "token_rejected" });
  });

  it("is refused when the verifier was lost, another one, or never challenged", async () => {
    const app = await newApp();
    const { code, codeVerifier } = await agreed(simulator.control(), app);
    const other = await agreed(simulator.control(), app);
    for (const verifier of [undefined, other.codeVerifier])
      await expect(exchangeCode(app, code, verifier)).rejects.toMatchObject({ reason: "token_rejected" });
    expect(await exchangeCode(app, code, codeVerifier)).toBeTruthy();

    const stripped = await agreed(simulator.control(), app, ({ searchParams }) => {
      searchParams.delete("code_challenge");
      searchParams.delete("code_challenge_method");
    });
    await expect(exchangeCode(app, stripped.code, stripped.codeVerifier)).rejects.toMatchObject({
      reason: "token_rejected",
    });
  });

  it("is refused when the challenge was swapped on the way", async () => {
    const app = await newApp();
    const { code, codeVerifier } = await agreed(simulator.control(), app, ({ searchParams }) =>
      searchParams.set("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
    );
    await expect(exchangeCode(app, code, codeVerifier)).rejects.toMatchObject({ reason: "token_rejected" });
  });

  it("is refused for another redirect URI, and for another app", async () => {
    const app = await newApp();
    const { code, codeVerifier } = await agreed(simulator.control(), app);
    const elsewhere = { ...app, callbackUrl: `${app.callbackUrl}/other` };
    for (const wrong of [elsewhere, await newApp()])
      await expect(exchangeCode(wrong, code, codeVerifier)).rejects.toMatchObject({ reason: "token_rejected" });
  });
});

describe("a refresh", () => {
  it("replaces both tokens and keeps the user", async () => {
    const app = await newApp();
    const tokens = await consented(simulator.control(), app);
    const renewed = await refresh(app, tokens);
    expect(renewed.subject).toBe(tokens.subject);
    expect(renewed.accessToken).not.toBe(tokens.accessToken);
    expect(renewed.renewal).not.toBe(tokens.renewal);
  });

  it("asks the customer again when there is nothing to refresh with", async () => {
    const app = await newApp();
    const tokens = { ...(await consented(simulator.control(), app)), renewal: null };
    await expect(refresh(app, tokens)).rejects.toMatchObject({ reason: "token_rejected" });
  });
});

describe("a revocation", () => {
  it("ends every connection and the refresh token", async () => {
    const app = await newApp();
    const tokens = await consented(simulator.control(), app);
    await revoke(app, tokens);
    expect(await simulator.control().connections(app.key)).toEqual([]);
    await expect(refresh(app, tokens)).rejects.toMatchObject({ reason: "token_rejected" });
  });
});

describe("the keys", () => {
  it("are taken when only the refresh token is wrong", async () => {
    await expect(testClient(await newApp())).resolves.toBeUndefined();
  });

  it("are refused when the secret or the client id is wrong", async () => {
    const app = await newApp();
    for (const wrong of [
      { ...app, secret: "wrong" },
      { ...app, key: "NOBODY" },
    ])
      await expect(testClient(wrong)).rejects.toMatchObject({ reason: "client_refused" });
  });
});
