import { expect, test } from "./fixtures";
import { findingsOf } from "./support/findings";
import { linkedApp, makeLink, openAsCustomer } from "./support/links";
import { newOrganization } from "./support/organization";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" onload="alert(1)"><script>alert(2)</script><path d="M0 0h8v8z"/></svg>`;
const PATH = "/dashboard/settings/branding";

test("an admin brands the pages, and a customer sees it", async ({ page, browser, portal, simulator, db, signIn }) => {
  test.slow(); // two browsers, and axe in both themes
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  const app = await linkedApp(page, simulator, portal.url);
  await page.goto("/dashboard/settings");
  await page.getByRole("link", { name: "Edit branding" }).click();
  await page.waitForURL(`**${PATH}`);
  await page.getByLabel("Name", { exact: true }).fill("Lantern Software");
  await page.getByLabel("Short name").fill("Lantern");
  await page.getByLabel("Colour").fill("#8f7bff");
  await expect(page.getByText("Your colour is too light for light pages (2.7 to 1).")).toBeVisible();
  await page
    .getByLabel("Logo")
    .setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(SVG) });
  await page.getByLabel("Why you read it, in one sentence").fill("So that Lantern can show who owes you money.");
  await page.getByLabel("Support address").fill("help@lantern.example");
  const preview = page.getByRole("region", { name: /^Preview/ });
  await expect(preview.getByText("So that Lantern can show who owes you money.")).toHaveCount(2);
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your customers see it now.")).toBeVisible();

  const link = await makeLink(page, { appId: app.id, name: "Harbour Lane Bakery" });
  const customer = await openAsCustomer(browser, portal.url, link.url);
  await expect(customer).toHaveTitle("Lantern Software");
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("Lantern Software would like to read");
  await expect(customer.getByText("So that Lantern can show who owes you money.")).toBeVisible();
  await expect(customer.getByText("Run by Lantern Software with Gangway. Not a product of Xero.")).toBeVisible();
  const button = customer.getByRole("button", { name: "Continue to Xero" });
  await expect(button).not.toHaveCSS("background-color", "rgb(11, 90, 107)");
  expect(await findingsOf(customer)).toEqual([]);

  const address = await customer.locator("header img").getAttribute("src");
  const logo = await customer.request.get(address!);
  expect(await logo.text()).not.toMatch(/script|onload/);
  expect(logo.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(logo.headers()["x-content-type-options"]).toContain("nosniff");
});

test("wrong entries stay as they were typed, and nothing else is changed", async ({ page, portal, db, signIn }) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto(PATH);
  await page.getByLabel("Short name").fill("Lamp");
  const terms = page.getByLabel("Terms");
  await terms.fill("lantern/terms");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(terms).toBeFocused();
  await expect(page.getByText("This is not a web address. Begin with https://.")).toBeVisible();
  await terms.fill("https://lantern.example/terms");
  await page
    .getByLabel("Logo")
    .setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("no") });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Nothing was changed. Logo is not whole");
  await expect(page.getByLabel("Short name")).toHaveValue("Lamp");
  await expect(terms).toHaveValue("https://lantern.example/terms");
  await page.reload();
  await expect(page.getByLabel("Short name")).not.toHaveValue("Lamp");
});
