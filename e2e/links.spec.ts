import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { linkedApp, makeLink, openAsCustomer } from "./support/links";

test("a customer connects one business with three clicks and no field, and without an account", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const link = await makeLink(page, { appId: app.id, name: "Harbour Lane Bakery" });
  const customer = await openAsCustomer(browser, portal.url, link.url);
  await expect(customer).not.toHaveURL(new RegExp(link.url.split("/").at(-1)!));
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("would like to read your");
  await expect(customer.getByText("Made for Harbour Lane Bakery")).toBeVisible();
  await customer.getByRole("button", { name: "Continue to Xero" }).click();
  await agree(customer, simulator, [0]);
  await expect(customer).toHaveURL(/\/c\/done/);
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("Done.");
  await expect(customer.getByText(/token|instance/i)).toHaveCount(0);

  const list = await page.request.get("/api/portal/instances?search=Harbour+Lane+Bakery");
  expect(((await list.json()) as { items: unknown[] }).items.length).toBeGreaterThan(0);
  await customer.goto(link.url);
  await expect(customer.getByRole("heading", { name: "This link has been used" })).toBeVisible();
});

/** Agrees as one of Xero's users, and follows the browser back. */
async function agree(
  page: Page,
  simulator: { agree: (address: string, choice: { organisations: number[] }) => Promise<{ location: string }> },
  organisations: number[],
): Promise<void> {
  await page.waitForURL(/\/identity\/connect\/authorize/);
  const { location } = await simulator.agree(page.url(), { organisations });
  await page.goto(location);
}

test("of several businesses the customer takes some, and a program gets the tokens for a code", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const client = clientOf(portal);
  const settings = { data: { callbackOrigins: ["http://localhost:9"] }, headers: { "sec-fetch-site": "same-origin" } };
  expect((await page.request.patch("/api/portal/settings", settings)).ok()).toBe(true);
  const returnUrl = "http://localhost:9/back?customer=7";
  const session = await client.call("POST", "/connect/sessions", { app: app.id, externalId: "cus_1", returnUrl });
  expect(session.status).toBe(200);
  const customer = await openAsCustomer(browser, portal.url, String(session.body.url));
  await customer.getByRole("button", { name: "Continue to Xero" }).click();
  await agree(customer, simulator, [0, 1, 2]);
  await expect(customer).toHaveURL(/\/c\/choose/);
  await customer.getByRole("checkbox").nth(1).uncheck();
  await customer.getByRole("button", { name: "Connect" }).click();
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("can read 2 businesses");
  const back = new URL((await customer.getByRole("link", { name: /^Back to/ }).getAttribute("href"))!);
  expect(back.searchParams.get("customer")).toBe("7");
  const code = back.searchParams.get("code");
  const result = await client.call("POST", `/connect/sessions/${String(session.body.id)}/result`, { code });
  expect(result.status).toBe(200);
  const instances = result.body.instances as { id: number; token: string }[];
  expect(instances).toHaveLength(2);
  for (const { id, token } of instances) {
    expect((await client.asElement(token, "GET", "/ping")).status).toBe(200);
    expect((await client.call("GET", `/instances/${id}`)).body.externalId).toBe("cus_1");
  }
  const again = await client.call("POST", `/connect/sessions/${String(session.body.id)}/result`, { code });
  expect(again.status).toBe(400);
  await page.request.patch("/api/portal/settings", { ...settings, data: { callbackOrigins: [] } });
});
