import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { newOrganization } from "./support/organization";

const step = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });

test("from an empty dashboard to the first call, each step done there and ticked", async ({
  page,
  portal,
  simulator,
  db,
  signIn,
}) => {
  test.slow(); // three steps, and axe reads each
  const { id, admin } = await newOrganization(portal, db);
  const app = await simulator.createOAuth2App("public", `${portal.url}/connect/callback`);
  await signIn(page, admin);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "Welcome to Gangway" })).toBeVisible();
  await expect(step(page, "Make the first call")).toContainText("After step 2");

  await page.getByRole("button", { name: "Add an app" }).click();
  await page.getByLabel("App name").fill("Lantern Sync");
  await page.getByLabel("Client id", { exact: true }).fill(app.key);
  await page.getByLabel("Client secret", { exact: true }).fill("not the secret");
  await page.getByRole("button", { name: "Test and save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The app was not saved." })).toBeVisible();
  await page.getByLabel("Client secret", { exact: true }).fill(app.secret);
  await page.getByRole("button", { name: "Test and save" }).click();
  await expect(step(page, "Add an app")).toContainText("Lantern Sync is saved.");
  expect(await db.query("select id from attempts where organization_id = $1", [id])).toEqual([]);

  await page.getByRole("button", { name: "Connect the demo company" }).click();
  await page.waitForURL(/\/identity\/connect\/authorize/);
  const { location } = await simulator.agree(page.url(), { organisations: [0] });
  await page.goto(location);
  await page.getByRole("button", { name: "Connect organisation" }).click();
  await page.waitForURL(/\/connect\/done/);

  await page.goto("/dashboard");
  await expect(step(page, "Connect Xero’s demo company")).toContainText("is connected.");
  await page.getByRole("button", { name: /^Read .+ from here$/ }).click();
  await expect(step(page, "Make the first call")).toContainText("Xero has answered.");
  await expect(page.getByText("All three steps are done.")).toBeVisible();
  await page.getByRole("link", { name: "Go to links" }).click();
  await expect(page).toHaveURL(/\/dashboard\/links$/);
});

test("a member reads what they can do, and whom to ask", async ({ page, portal, db, signIn }) => {
  const { admin, member } = await newOrganization(portal, db);
  await db.query("update users set first_name = 'Mia', last_name = 'Winter' where email = $1", [admin.email]);
  await signIn(page, member);
  await page.goto("/dashboard");
  await expect(page.getByText("people and settings, ask Mia Winter.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Connect Xero" })).toBeVisible();
  const headers = { "sec-fetch-site": "same-origin" };
  const data = { kind: "public", protocol: "oauth2", name: "a", key: "b", secret: "c" };
  expect((await page.request.post("/api/portal/apps", { data, headers })).status()).toBe(403);
  expect((await page.request.post("/api/portal/setup", { data: {}, headers })).status()).toBe(403);
});

test("list and form are free of findings", async ({ page, portal, db, signIn }) => {
  const { admin, member } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "Welcome to Gangway" })).toBeVisible();
  await expectNoFindings(page);
  await page.goto("/dashboard/apps/new");
  await page.getByRole("radio", { name: /^OAuth 1.0a/ }).check();
  await page.getByRole("radio", { name: /^Partner/ }).check();
  await expect(page.getByLabel("Consumer key")).toBeVisible();
  await expectNoFindings(page);
  await signIn(page, member);
  await page.goto("/dashboard");
  await expect(page.getByText("ask an admin of your organization")).toBeVisible();
  await expectNoFindings(page);
});
