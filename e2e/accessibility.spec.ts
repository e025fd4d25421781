import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { findingsOf } from "./support/findings";
import { chooseKind, connect } from "./support/journey";

/** What axe finds on a page, once it is there. */
async function findings(page: Page): Promise<string[]> {
  await expect(page.locator("h1")).toBeVisible();
  return findingsOf(page);
}

test("every page is free of findings", async ({ page, signIn, simulator, db }) => {
  test.setTimeout(360_000);
  const found: string[] = [];
  const look = async (path: string) => {
    await page.goto(path);
    found.push(...(await findings(page)));
  };
  for (const path of [
    "/",
    "/sign-in",
    "/sign-in?error=CredentialsSignin",
    "/no-such-page",
    "/connect/ended?reason=wrong_browser",
  ])
    await look(path);
  await signIn(page);
  const { id } = await connect(page, await simulator.createApp("public"));
  found.push(...(await findings(page)));
  await look("/connect");
  await chooseKind(page, "partner");
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await expect(page.getByLabel("Consumer key")).toHaveAttribute("aria-invalid", "true");
  found.push(...(await findings(page)));
  await page.getByRole("radio", { name: /Your own key/ }).check();
  found.push(...(await findings(page)));
  for (const reason of ["declined", "expired", "refused", "app_refused", "xero_busy", "failed"])
    await look(`/connect/ended?reason=${reason}`);
  await look("/dashboard/instances?search=no-such-instance");
  await look("/dashboard/instances");
  await expect(page.getByRole("link", { name: /Bakery/ }).first()).toBeVisible();
  found.push(...(await findings(page)));
  await look("/dashboard/apps");
  await look("/dashboard/apps/new");
  await look("/dashboard/settings/setup");
  await look("/dashboard/settings/api-keys");
  await look("/dashboard/settings/webhooks");
  await look(`/dashboard/instances/${id}`);
  await page.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  found.push(...(await findings(page)));
  expect(await db.query("select id from instances where id = $1", [id])).toHaveLength(1);
  expect(found).toEqual([]);
});
