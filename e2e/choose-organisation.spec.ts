import { expect, test } from "./fixtures";
import { clientOf, type ContractClient } from "./support/contract-client";
import { goToXero2 } from "./support/journey";
import type { SimulatorApp, SimulatorControl } from "./support/simulator-control";

const BAKERY = "1f6c2a4e-8d3b-4c57-9a61-2b7e5d0c9f13";
const CYCLES = "5b90d7e2-41fa-4e0c-b8d6-73c1a9e4f208";
const CALLBACK = "http://localhost:9/auth";
const ORGANISATION = "/api.xro/2.0/Organisation";

async function codeOf(client: ContractClient, simulator: SimulatorControl, app: SimulatorApp, organisations: number[]) {
  const keys = new URLSearchParams({ apiKey: app.key, apiSecret: app.secret, callbackUrl: CALLBACK });
  const { body } = await client.open("GET", `/elements/xero/oauth/url?${keys}`);
  const { location } = await simulator.agree(String(body.oauthUrl), { organisations });
  return new URL(location).searchParams.get("code");
}

const keysOf = ({ key, secret }: SimulatorApp) => ({ "oauth.api.key": key, "oauth.api.secret": secret });

test("a program names the organisation, after it was asked which", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const app = await simulator.createOAuth2App("partner", CALLBACK);
  const code = await codeOf(client, simulator, app, [0, 1]);
  const body = {
    element: { key: "xero" },
    name: "One of two",
    configuration: { ...keysOf(app), "oauth.callback.url": CALLBACK, "xero.partner": "true" },
  };
  const asked = await client.call("POST", "/instances", { ...body, providerData: { code } });
  expect(asked).toMatchObject({
    status: 409,
    body: {
      requestId: expect.stringMatching(/^[\da-f]{24}$/) as unknown,
      message: expect.stringContaining("providerData.tenantId is needed") as unknown,
      candidates: expect.arrayContaining([{ tenantId: CYCLES, name: "Ridgeway Cycles" }]) as unknown,
    },
  });
  const made = await client.call("POST", "/instances", { ...body, providerData: { code, tenantId: CYCLES } });
  expect(made).toMatchObject({ status: 200, body: { externalAuthentication: "none" } });

  const again = { providerData: { code: await codeOf(client, simulator, app, [1]) } };
  const path = `/instances/${String(made.body.id)}`;
  expect(await client.call("PUT", path, again)).toMatchObject({ status: 400 });
  expect(await client.call("PATCH", path, again)).toMatchObject({ status: 200, body: { name: "One of two" } });

  const entry = `${path}/configuration/event.notification.callback.url`;
  const propertyValue = "https://app.example.com/hooks";
  expect(await client.call("PATCH", entry, { propertyValue })).toMatchObject({ status: 200, body: { propertyValue } });
  expect(await client.call("PATCH", entry, {})).toMatchObject({ status: 400 });
  expect(await client.call("PATCH", `${path}/configuration/6`, { propertyValue: "true" })).toMatchObject({
    status: 200,
    body: { key: "event.notification.enabled", propertyValue: "true" },
  });
  expect(await client.call("PATCH", `${path}/configuration/1`, { propertyValue: "x" })).toMatchObject({ status: 400 });
  expect(await client.call("PATCH", `${path}/configuration/99`, { propertyValue })).toMatchObject({ status: 404 });
  expect(await client.call("GET", entry)).toMatchObject({ status: 405 });
  const { token } = made.body;
  expect(
    await client.asElement(String(token), "PATCH", "/instances/configuration/6", { propertyValue: "false" }),
  ).toMatchObject({ status: 200, body: { propertyValue: "false" } });
});

test("a program hands tokens over with refresh token, key and secret", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const app = await simulator.createOAuth2App("partner", CALLBACK);
  const [seeded] = await simulator.seedOAuth2({ key: app.key, count: 1 });
  const made = await client.call("POST", "/instances", {
    element: { key: "xero" },
    name: "Handed over",
    externalAuthentication: "initial",
    configuration: { ...keysOf(app), "oauth.user.refresh_token": seeded!.refreshToken },
  });
  expect(made).toMatchObject({ status: 200, body: { externalAuthentication: "initial" } });
  expect(await client.asElement(String(made.body.token), "GET", "/ping")).toMatchObject({ status: 200 });
  const missing = { element: { key: "xero" }, name: "Handed over", externalAuthentication: "initial" };
  expect(await client.call("POST", "/instances", missing)).toMatchObject({
    status: 400,
    body: {
      message:
        'Required entries are missing: configuration["oauth.api.key"], configuration["oauth.api.secret"], configuration["oauth.user.refresh_token"].',
    },
  });
});

test.describe("in the browser", () => {
  test.beforeEach(({ page, signIn }) => signIn(page));

  test("an organisation that Xero does not open is shown, and the others can be connected", async ({
    page,
    portal,
    simulator,
  }) => {
    const app = await simulator.createOAuth2App("partner", `${portal.url}/connect/callback`);
    const body = JSON.stringify({ Title: "Forbidden", Status: 403, Detail: "The organisation is not active" });
    const fault = {
      path: ORGANISATION,
      key: app.key,
      tenantId: BAKERY,
      times: 0,
      kind: "status",
      status: 403,
      body,
    } as const;
    await simulator.fault(fault);
    await goToXero2(page, app);
    await page.goto((await simulator.agree(page.url(), { organisations: [0, 1, 2] })).location);
    await expect(page.getByRole("checkbox")).toHaveCount(2);
    const refused = page.getByRole("region", { name: "Can’t be connected now" });
    await expect(refused).toContainText("Harbour Lane Bakery");
    await expect(refused).toContainText("Xero does not give access to this organisation");
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.getByRole("button", { name: "Connect organisations" }).click();
    await expect(page.getByRole("heading", { name: "Two organisations are connected" })).toBeVisible();
  });

  test("a limit of the day is waited for with the consent that is there", async ({ page, portal, simulator }) => {
    const app = await simulator.createOAuth2App("partner", `${portal.url}/connect/callback`);
    const headers = { "retry-after": "40000", "x-rate-limit-problem": "day" };
    await simulator.fault({ path: ORGANISATION, key: app.key, times: 0, kind: "status", status: 429, headers });
    await goToXero2(page, app);
    await page.goto((await simulator.agree(page.url(), { organisations: [3] })).location);
    await expect(page.getByRole("heading", { name: "Xero asks to wait" })).toBeVisible();
    await expect(page.getByText(/Continue after (Today|\d+ \w{3}), \d\d:\d\d/)).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "Xero asks to wait" })).toBeVisible();
    await simulator.clearFaults(app.key);
    await simulator.expire(app.key);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page).toHaveURL(/\/connect\/organisation/);
    await expect(page.getByRole("main")).toContainText("Saltmarsh Architects");
  });
});
