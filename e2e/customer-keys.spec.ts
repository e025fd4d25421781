import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { findingsOf } from "./support/findings";
import { makeLink, openAsCustomer } from "./support/links";

test("a customer with a Xero app of their own enters its keys, corrects them, and connects", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
}) => {
  await signIn(page);
  const app = await simulator.createOAuth2App("public", `${portal.url}/connect/callback`);
  const link = await makeLink(page, { appId: "customer", name: "Kauri Joinery" });
  const customer = await openAsCustomer(browser, portal.url, link.url);
  const goOn = customer.getByRole("button", { name: "Continue to Xero" });
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("invoices and contacts in Xero");
  await goOn.click();
  await expect(customer).toHaveURL(/\/c\/keys\?/);
  await expect(customer.getByLabel("Address for Xero", { exact: true })).toHaveValue(`${portal.url}/connect/callback`);
  await goOn.click();
  await expect(customer.getByText("Copy the client secret from Xero into this field.")).toBeVisible();
  await customer.getByLabel("Client id from Xero").fill(app.key);
  await customer.getByLabel("Client secret from Xero").fill("not the secret".replaceAll(" ", "-"));
  await goOn.click();
  await expect(customer.getByRole("alert").filter({ hasText: "Nothing was connected yet." })).toContainText(
    "Xero does not accept these two together.",
  );
  await expect(customer.getByLabel("Client id from Xero")).toHaveValue(app.key);
  expect(await customer.content()).not.toContain("not-the-secret");
  await customer.getByLabel("Client secret from Xero").fill(app.secret);
  await goOn.click();
  await customer.waitForURL(/\/identity\/connect\/authorize/);
  const { location } = await simulator.agree(customer.url(), { organisations: [2] });
  await customer.goto(location);
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("Done.");
  await page.goto("/dashboard/apps");
  await expect(page.getByText("Kauri Joinery").first()).toBeVisible();
});

test("the page for keys has no findings, in any language, theme or width, and works without scripts", async ({
  browser,
  portal,
}) => {
  test.slow();
  const client = clientOf(portal);
  for (const language of ["en", "de", "fr", "es", "ja"]) {
    const { body } = await client.call("POST", "/connect/sessions", { keys: "customer", language, name: "Bakery" });
    const viewport = { width: 320, height: 640 };
    const context = await browser.newContext({ viewport, javaScriptEnabled: language !== "ja" });
    const customer = await context.newPage();
    await customer.goto(String(body.url));
    await customer.locator("main button").first().click();
    await customer.waitForURL(/\/c\/keys\?/);
    await customer.locator("main form button").last().click();
    await expect(customer.locator("[aria-invalid]")).toHaveCount(2);
    const overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    if (language !== "ja") {
      expect(await findingsOf(customer)).toEqual([]);
      expect(await customer.evaluate(overhang), language).toBe(0);
    }
    await context.close();
  }
});

test("a session for keys has no app until they are entered, and takes none beside them", async ({ portal }) => {
  const client = clientOf(portal);
  const { body } = await client.call("POST", "/connect/sessions", { keys: "customer" });
  expect((await client.call("GET", `/connect/sessions/${String(body.id)}`)).body).toMatchObject({
    app: null,
    keys: "customer",
  });
  for (const wrong of [{ keys: "host" }, { keys: "customer", app: "0198c0de-0000-4000-8000-000000000000" }])
    expect((await client.call("POST", "/connect/sessions", wrong)).status).toBe(400);
});
