import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { seedAttempts, type SeededAttempt } from "./support/attempts";
import { WORST } from "./support/hostile";
import { connect, goToXero } from "./support/journey";
import { newOrganization } from "./support/organization";
import { seedInstances } from "./support/seeded";

const RUNS: SeededAttempt[] = [
  { status: "started", came: "started" },
  { status: "started", came: "started", isOpen: true },
  { status: "declined", came: "sent", problem: "declined" },
  { status: "sent", came: "sent" },
  { status: "sent", came: "sent", isOpen: true },
  { status: "failed", came: "returned", problem: "app_refused" },
  { status: "connected", came: "returned" },
];

const rows = (page: Page) => page.getByRole("table", { name: "Attempts" }).getByRole("row");

test("a run that was declined and one that connected are told of, with the way to the instance", async ({
  page,
  portal,
  db,
  signIn,
  simulator,
}) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  const { id } = await connect(page, await simulator.createApp("public"));
  await goToXero(page, await simulator.createApp("public"));
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForURL(/\/connect\/ended/);
  await page.goto("/dashboard/attempts");
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(1)).toContainText(
    /^Declined\. .* chose Cancel there\..*Public, OAuth 1\.0a.*Sent to Xero/,
  );
  await expect(rows(page).nth(1)).toContainText(admin.email);
  await expect(rows(page).nth(2)).toContainText(/^Connected.*Connected/);
  await rows(page).nth(2).getByRole("link", { name: "Harbour Lane Bakery" }).click();
  await expect(page).toHaveURL(new RegExp(`/dashboard/instances/${id}$`));
});

test("each number of the funnel, and of those who left, leads to as many attempts", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  const owner = { organizationId, email: admin.email };
  await seedInstances(db, owner, { counts: { connected: 1 } });
  await seedAttempts(db, owner, RUNS);
  await signIn(page, admin);
  await page.goto("/dashboard");
  const funnel = page.getByRole("region", { name: "Onboarding, from start to connected" });
  await funnel.getByText("Show as table").click();
  const links = funnel.getByRole("table").getByRole("link");
  const wanted = [7, 2, 5, 3, 2, 1, 1];
  await expect(links).toHaveText(wanted.map(String));
  for (const [at, count] of wanted.entries()) {
    await links.nth(at).click();
    await expect(rows(page)).toHaveCount(count + 1);
    await page.goBack();
    await funnel.getByText("Show as table").click();
  }
  await funnel.getByRole("listitem").filter({ hasText: "Returned" }).getByRole("link", { name: "2" }).click();
  await expect(page.getByRole("combobox", { name: "Show" })).toHaveValue("returned");
  await page.goBack();
  await expect(funnel).toContainText("Biggest drop-off: at Xero (3, of which 1 declined).");
  await funnel.getByRole("link", { name: "View attempts" }).click();
  await expect(rows(page)).toHaveText([/Outcome/, /^In progress/, /^Abandoned/, /^Declined/]);
});

test("the list is narrowed in its address, paged, and says when nothing is there", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard/attempts");
  await expect(page.getByRole("heading", { name: "No attempts in the last 30 days" })).toBeVisible();
  await seedAttempts(
    db,
    { organizationId, email: admin.email },
    Array.from({ length: 60 }, () => ({ status: "connected", came: "returned" })),
  );
  await page.reload();
  await expect(rows(page)).toHaveCount(51);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(rows(page)).toHaveCount(11);
  await page.reload();
  await expect(rows(page)).toHaveCount(11);
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(rows(page)).toHaveCount(51);
  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "Left at Xero" });
  await expect(page).toHaveURL(/attempts\?group=left_sent$/);
  await expect(page.getByRole("heading", { name: "No matching attempts" })).toBeVisible();
  await page.getByRole("button", { name: "Show all attempts" }).click();
  await expect(rows(page)).toHaveCount(51);
});

test("while it is on its way bones stand for it; what fails says so, and can be asked for again", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  await seedAttempts(db, { organizationId, email: admin.email }, RUNS);
  await signIn(page, admin);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/portal/attempts", async (route) => {
    await held;
    await route.abort();
  });
  await page.goto("/dashboard/attempts");
  await expect(page.getByText("Loading attempts")).toBeAttached();
  await expect(page.locator(".animate-pulse").first()).toBeVisible();
  release();
  await expect(page.getByRole("heading", { name: "The list could not be loaded" })).toBeVisible();
  await page.unroute("**/api/portal/attempts");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rows(page)).toHaveCount(8);
});

test("a member sees their own, another organization's admin none, and who is signed out is asked to sign in", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { id: organizationId, admin, member } = await newOrganization(portal, db);
  await seedAttempts(db, { organizationId, email: admin.email }, RUNS);
  await seedAttempts(db, { organizationId, email: member.email }, RUNS.slice(0, 2));
  await seedInstances(db, { organizationId, email: member.email }, { counts: { connected: 1 } });
  await signIn(page, admin);
  await page.goto("/dashboard/attempts");
  await expect(rows(page)).toHaveCount(10);
  await signIn(page, member);
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "View your connection attempts" }).click();
  await expect(rows(page)).toHaveCount(3);
  await signIn(page, (await newOrganization(portal, db)).admin);
  await page.goto("/dashboard/attempts");
  await expect(page.getByRole("heading", { name: "No attempts in the last 30 days" })).toBeVisible();
  const context = await browser.newContext({ baseURL: portal.url });
  const stranger = await context.newPage();
  await stranger.goto("/dashboard/attempts");
  await expect(stranger).toHaveURL(/\/sign-in/);
  expect((await context.request.get("/api/portal/attempts")).status()).toBe(401);
  await context.close();
});

test("names are text, and nothing is wider than a phone", async ({ page, portal, db, signIn }) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  const owner = { organizationId, email: admin.email };
  await page.setViewportSize({ width: 390, height: 800 });
  for (const name of WORST) {
    await seedInstances(db, owner, { app: name, names: [name], counts: { connected: 1 } });
    await seedAttempts(db, owner, [{ status: "connected", came: "returned" }]);
    await db.query(
      `update attempts set (app_id, instance_id) = (select app_id, id from instances where organization_id = $1 and name = $2)
       where organization_id = $1 and app_id is null`,
      [organizationId, name],
    );
  }
  await signIn(page, admin);
  await page.goto("/dashboard/attempts");
  for (const name of WORST) await expect(page.getByRole("link", { name, exact: true })).toHaveCount(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
});
