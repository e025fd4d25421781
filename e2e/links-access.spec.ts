import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { findingsOf } from "./support/findings";
import { newOrganization } from "./support/organization";
import { agreeAsCustomer, linkedApp, makeLink, openAsCustomer } from "./support/links";

/** What is wrong with a page: findings of axe, and scrolling sideways at 320 px, which is 400 % of zoom. */
async function troubleOf(page: Page): Promise<string[]> {
  await expect(page.locator("h1")).toBeVisible();
  const found = await findingsOf(page);
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 640 });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (beyond > 0) found.push(`${page.url()} is ${beyond} px wider than 320 px`);
  await page.setViewportSize(size);
  return found;
}

test("every page of a customer is free of findings, and fits a phone", async ({
  page,
  browser,
  portal,
  simulator,
  db,
  signIn,
}) => {
  test.setTimeout(360_000);
  // Of its own, where no other test has connected these businesses.
  await signIn(page, (await newOrganization(portal, db)).admin);
  const app = await linkedApp(page, simulator, portal.url);
  const link = await makeLink(page, { appId: app.id, name: "Harbour Lane Bakery", maxUses: "2" });
  const customer = await openAsCustomer(browser, portal.url, link.url);
  const found = await troubleOf(customer);
  await agreeAsCustomer(customer, simulator, [0, 1, 2]);
  found.push(...(await troubleOf(customer)));
  for (const box of await customer.getByRole("checkbox").all()) await box.uncheck();
  await customer.getByRole("button", { name: "Connect" }).click();
  await expect(customer.getByRole("alert").filter({ hasText: "Choose at least one business." })).toBeVisible();
  found.push(...(await troubleOf(customer)));
  await customer.getByRole("button", { name: "Connect" }).click();
  await customer.waitForURL(/\/c\/done/);
  found.push(...(await troubleOf(customer)));
  for (const reason of [
    "declined",
    "not_now",
    "expired",
    "link_expired",
    "link_used",
    "link_revoked",
    "failed",
    "xero_busy",
  ]) {
    await customer.goto(`/c/ended?link=${link.id}&reason=${reason}`);
    found.push(...(await troubleOf(customer)));
  }
  await customer.goto("/c/not-a-token");
  await expect(customer.getByRole("heading", { name: "This link isn’t complete" })).toBeVisible();
  found.push(...(await troubleOf(customer)));
  expect(found).toEqual([]);
});

test("the admin's list of links, its dialogs and its empty groups are free of findings", async ({
  page,
  portal,
  simulator,
  signIn,
}) => {
  test.setTimeout(360_000);
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  await makeLink(page, { appId: app.id, name: "Tideline Surf School" });
  await page.goto("/dashboard/links");
  await expect(page.getByText("Tideline Surf School").first()).toBeVisible();
  const found = await troubleOf(page);
  await page.getByRole("button", { name: "New link" }).click();
  const dialog = page.getByRole("dialog", { name: "New link" });
  await expect(dialog).toBeVisible();
  found.push(...(await troubleOf(page)));
  await dialog.getByRole("button", { name: "Create link" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Who is it for?");
  await dialog.getByLabel("Who is it for?").fill("Kauri Joinery");
  await dialog.getByRole("button", { name: "Create link" }).click();
  const shown = page.getByRole("dialog", { name: "Link for Kauri Joinery" });
  await expect(shown.getByRole("textbox", { name: "Link" })).toHaveValue(/\/c\/[\w-]{43}$/);
  found.push(...(await troubleOf(page)));
  await shown.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Revoke the link for Kauri Joinery" }).first().click();
  await page.getByRole("link", { name: /^Ended/ }).click();
  await expect(page.getByText("Kauri Joinery").first()).toBeVisible();
  found.push(...(await troubleOf(page)));
  expect(found).toEqual([]);
});
