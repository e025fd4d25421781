import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { findingsOf } from "./support/findings";
import { chooseKind, finish } from "./support/journey";
import type { SimulatorApp } from "./support/simulator-control";

const ORGANISATION = "/passthrough/api.xro/2.0/Organisation";

async function typeKeys(page: Page, app: SimulatorApp) {
  await page.getByRole("textbox", { name: "App name" }).fill(`Custom ${app.key.slice(0, 8)}`);
  await page.getByRole("textbox", { name: "Client id" }).fill(app.key);
  await page.getByLabel("Client secret").fill(app.secret);
}

test("the keys of a custom connection connect its organisation, without a consent page, once it is approved", async ({
  page,
  portal,
  signIn,
  simulator,
}) => {
  await signIn(page);
  const app = await simulator.createCustomConnection();
  await page.goto("/connect");
  await page.getByRole("radio", { name: /^Custom connection/ }).check();
  await expect(page.getByRole("radio", { name: /OAuth 1.0a/ })).toBeHidden();
  await expect(page.getByText("The keys alone are enough.").filter({ visible: true })).toHaveCount(1);
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Continue to keys" }).click();
  await typeKeys(page, app);
  await expect(page.getByText("Callback URL")).toBeHidden();
  await expect(page.getByText("Data your product needs")).toBeHidden();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "is not approved" })).toBeVisible();
  expect(await findingsOf(page)).toEqual([]);

  await simulator.approve(app.key, 1);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.waitForURL(/\/connect\/organisation/);
  await expect(page.getByRole("main")).toContainText("Ridgeway Cycles");
  const { id, token } = await finish(page);
  const client = clientOf(portal);
  expect((await client.asElement(token, "GET", "/ping")).status).toBe(200);

  await page.goto(`/dashboard/instances/${id}`);
  await expect(page.getByText("Connected, nothing to do.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Approval" })).toContainText("Custom connection");
  await expect(page.getByRole("button", { name: "Connect more organisations" })).toBeHidden();
  await page.getByRole("button", { name: "Renew now" }).click();
  await expect(page.getByText("Token renewed")).toBeVisible();

  await simulator.approve(app.key, null);
  await page.getByRole("button", { name: "Renew now" }).click();
  await expect(page.getByText("The Xero token was not renewed.")).toBeVisible();
  await expect(page.getByLabel("Status")).toContainText("not approved at Xero");
  await page.getByRole("link", { name: `Custom ${app.key.slice(0, 8)}` }).click();
  await expect(page.getByText("Renewals are paused for this app.")).toBeVisible();
  await expect(page.getByText("Have its organisation approve it at Xero again")).toBeVisible();
  await expect(page.getByText("Redirect URI")).toBeHidden();
  expect(await findingsOf(page)).toEqual([]);

  await simulator.approve(app.key, 1);
  await page.goto(`/dashboard/instances/${id}`);
  await page.getByRole("button", { name: "Reconnect" }).click();
  await page.getByRole("button", { name: /Reconnect|Update/ }).click();
  await page.waitForURL(/\/connect\/done/);
  await page.goto(`/dashboard/instances/${id}`);
  await expect(page.getByText("Connected, nothing to do.")).toBeVisible();
});

test("a custom connection is added without connecting, listed by its kind, and offered for no link", async ({
  page,
  signIn,
  simulator,
}) => {
  await signIn(page);
  const app = await simulator.createCustomConnection();
  await simulator.approve(app.key, 0);
  await page.goto("/dashboard/apps/new");
  await page.getByRole("radio", { name: /^Custom connection/ }).check();
  await expect(page.getByRole("radio", { name: /^OAuth 1.0a/ })).toBeHidden();
  await typeKeys(page, app);
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Test and save" }).click();
  await page.waitForURL(/\/dashboard\/apps\/[\da-f]{8}-/);
  await page.getByRole("link", { name: "Connect with this app" }).click();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  const { id } = await finish(page);
  await page.goto(`/dashboard/instances?kind=custom&search=Harbour`);
  await expect(page.locator(`a[href="/dashboard/instances/${id}"]`).first()).toBeVisible();
  await page.goto("/dashboard/links");
  await page.getByRole("button", { name: "New link" }).click();
  const choice = page.getByRole("combobox", { name: "App" });
  await expect(choice).toBeVisible();
  await expect(choice.getByRole("option", { name: new RegExp(app.key.slice(0, 8)) })).toHaveCount(0);
  expect(await choice.getByRole("option").count()).toBeGreaterThan(0);
});

test("a program connects a custom connection with one call, and uses it as any other", async ({
  portal,
  simulator,
}) => {
  const app = await simulator.createCustomConnection();
  const client = clientOf(portal);
  const body = {
    element: { key: "xero" },
    name: "Own books",
    externalAuthentication: "client_credentials",
    configuration: { "oauth.api.key": app.key, "oauth.api.secret": app.secret },
  };
  const early = await client.call("POST", "/instances", body);
  expect(early).toMatchObject({ status: 400, body: { providerMessage: "unauthorized_client" } });
  expect(early.body.message).toContain("is not approved");
  await simulator.approve(app.key, 2);
  const made = await client.call("POST", "/instances", body);
  expect(made).toMatchObject({
    status: 200,
    body: {
      externalAuthentication: "client_credentials",
      valid: true,
      element: { authentication: { type: "oauth2" } },
    },
  });
  expect(made.body.configuration).not.toHaveProperty("oauth.callback.url");
  expect((await client.call("POST", "/instances", body)).body).toMatchObject({
    id: made.body.id,
    token: made.body.token,
  });
  const missing = await client.call("POST", "/instances", { ...body, name: "", configuration: {} });
  expect(missing.status).toBe(400);
  for (const entry of ["name", "oauth.api.key", "oauth.api.secret"]) expect(missing.body.message).toContain(entry);
  expect(missing.body.message).not.toContain("callback");

  const token = String(made.body.token);
  const organisation = await client.asElement(token, "GET", ORGANISATION);
  expect(organisation.text).toContain("Kōwhai Physiotherapy");
  const read = await client.call("GET", `/instances/${Number(made.body.id)}/token`);
  expect(read).toMatchObject({ status: 200, body: { tokenType: "Bearer" } });
  expect(read.body.tenantId).toBe("c83e1f50-6a27-4db9-8f14-0e95b2d7a364");
  expect(read.body).not.toHaveProperty("refreshToken");
  expect((await client.call("PATCH", `/instances/${Number(made.body.id)}`, { name: "Books" })).body.name).toBe("Books");
  // An expired token is replaced on the way of a call.
  await simulator.expire(app.key);
  expect((await client.asElement(token, "GET", ORGANISATION)).status).toBe(200);
  const session = await client.call("POST", "/connect/sessions", { reconnect: Number(made.body.id) });
  expect(session.status).toBe(400);
  expect(session.body.message).toContain("custom connection");
  expect((await client.call("DELETE", `/instances/${Number(made.body.id)}`)).status).toBe(200);
});

test("the choice of a custom connection works with scripts off", async ({ browser, portal, signIn, simulator }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL: portal.url });
  await signIn(page);
  const app = await simulator.createCustomConnection();
  await simulator.approve(app.key, 0);
  await chooseKind(page, "custom", "OAuth 2.0");
  await typeKeys(page, app);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await finish(page);
  await page.close();
});
