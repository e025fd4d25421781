import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { connect } from "./support/journey";
import { WORST } from "./support/hostile";
import { newOrganization } from "./support/organization";
import { seedInstances } from "./support/seeded";

test("a new installation is invited to connect its first organisation", async ({ page, portal, db, signIn }) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expect(page.getByText("No organisation is connected yet")).toBeVisible();
  await expect(page.getByRole("link", { name: "Connect Xero" })).toHaveCount(1);
  await expect(page.getByRole("navigation", { name: "Dashboard" }).getByRole("link").first()).toHaveText("Overview");
});

test("an admin sees what needs them first, and each number leads to its list", async ({ page, portal, db, signIn }) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  const owner = { organizationId, email: admin.email };
  await seedInstances(db, owner, { app: "Beta", problem: "app_refused", counts: { connected: 2 } });
  await seedInstances(db, owner, { app: "Lite", counts: { connected: 46, reconnect: 3, expired: 1, disabled: 2 } });
  await db.query("insert into renewal_counts values ($1, date_trunc('hour', now()), 12, 3)", [organizationId]);
  await signIn(page, admin);
  await page.goto("/dashboard");
  const items = page.getByRole("region", { name: /Needs attention/ }).getByRole("listitem");
  await expect(items).toHaveText([/^3 customers need to reconnect/, /^Xero refuses the settings of Beta/, / expired/]);
  await expect(items.nth(1)).toContainText(
    /Since (\d\d:\d\d|\d+ \w+)\. Its 2 instances keep working until their Xero tokens expire, the first at \d\d:\d\d\./,
  );
  await expect(items.nth(1).getByRole("link", { name: "Replace secret of Beta" })).toHaveAttribute(
    "href",
    /^\/dashboard\/apps\/[\da-f-]{36}$/,
  );
  await expect(items.nth(2).getByRole("button", { name: /^Reconnect/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "12", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Reconnect 3", exact: true }).click();
  await expect(
    page
      .getByRole("main")
      .getByRole("status")
      .filter({ hasText: /^3 of \d+/ }),
  ).toBeVisible();
  await page.goBack();
  await items
    .first()
    .getByRole("link", { name: /View all 3/ })
    .click();
  await expect(page).toHaveURL(/\/dashboard\/instances\?status=reconnect$/);
});

test("close to a tier's end is told", async ({ page, portal, db, signIn }) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  await seedInstances(db, { organizationId, email: admin.email }, { app: "Lite", counts: { connected: 50 } });
  await signIn(page, admin);
  await page.goto("/dashboard");
  await expect(page.getByText("Lite is at 50 connections")).toBeVisible();
});

test("when all is well it says so, and each drawing can be read as a table", async ({
  page,
  portal,
  db,
  signIn,
  simulator,
}) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await connect(page, await simulator.createApp("public"));
  await page.goto("/dashboard");
  await expect(page.getByText("Nothing needs attention.")).toBeVisible();
  await expect(page.getByText("1 instance is connected today.")).toBeVisible();
  await expect(page.getByText("Everyone who started has connected.")).toBeVisible();
  await expect(page.getByRole("img", { name: /^1 instance is connected today/ })).toBeVisible();
  for (const [title, cells] of [
    ["Instances by status", /100000$/],
    ["Renewals per hour", /\d\d:0000$/],
    ["Onboarding, from start to connected", /Connected1$/],
    ["Connects per day", /1$/],
  ] as const) {
    const panel = page.getByRole("region", { name: title });
    await panel.getByText("Show as table").click();
    const rows = panel.getByRole("table", { name: title }).getByRole("row");
    await expect(title.startsWith("Onboarding") ? rows.last() : rows.nth(1)).toHaveText(cells);
  }
  const rows = await db.query("select status from attempts where organization_id = $1", [organizationId]);
  expect(rows).toEqual([{ status: "connected" }]);
});

test("a member sees their own only, and nothing of the organization's health", async ({ page, portal, db, signIn }) => {
  const { id: organizationId, admin, member } = await newOrganization(portal, db);
  await seedInstances(db, { organizationId, email: admin.email }, { problem: "app_refused", counts: { reconnect: 5 } });
  await seedInstances(db, { organizationId, email: member.email }, { counts: { reconnect: 2, connected: 1 } });
  await signIn(page, member);
  await page.goto("/dashboard");
  const items = page.getByRole("region", { name: /Needs attention/ }).getByRole("listitem");
  await expect(items).toHaveText([/^2 customers need to reconnect/]);
  await expect(page.getByText("You connected 3 instances")).toBeVisible();
  await expect(page.getByText("Renewals per hour")).toHaveCount(0);
  expect((await page.request.get("/api/portal/overview/history")).status()).toBe(403);
});

test("another organization's admin sees nothing of it, and who is signed out is asked to sign in", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  await seedInstances(db, { organizationId, email: admin.email }, { problem: "app_refused", counts: { reconnect: 5 } });
  await signIn(page, (await newOrganization(portal, db)).admin);
  const answer = (await (await page.request.get("/api/portal/overview")).json()) as object;
  expect(answer).toMatchObject({ attention: [], total: 0 });
  const context = await browser.newContext({ baseURL: portal.url });
  const stranger = await context.newPage();
  await stranger.goto("/dashboard");
  await expect(stranger).toHaveURL(/\/sign-in/);
  for (const path of ["overview", "overview/history"])
    expect((await context.request.get(`/api/portal/${path}`)).status()).toBe(401);
  await context.close();
});

test("charts tell their values under the pointer and by keyboard", async ({ page, portal, db, signIn }) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  await seedInstances(db, { organizationId, email: admin.email }, { counts: { connected: 2, reconnect: 1 } });
  await db.query("insert into renewal_counts values ($1, date_trunc('hour', now()) - interval '1 hour', 12, 3)", [
    organizationId,
  ]);
  await signIn(page, admin);
  await page.goto("/dashboard");
  const renewed = page.getByRole("slider", { name: "Renewed, by hour" });
  await renewed.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(renewed).toHaveAttribute("aria-valuetext", /^\d\d:00 to \d\d:00: 12 renewed$/);
  await expect(page.locator("[data-shown-value]")).toHaveText(/: 12 renewed$/);
  await page.keyboard.press("Tab");
  await expect(page.locator("[data-shown-value]")).toHaveText(/failed$/);
  const others = page.getByRole("slider", { name: "Instances with other statuses, by day" });
  const { width, height } = (await others.boundingBox())!;
  await others.hover({ position: { x: width - 2, y: height / 2 } });
  await expect(page.locator("[data-shown-value]").filter({ hasText: "1 reconnect" })).toBeVisible();
});

test("the customers of several instances are asked from the overview", async ({ page, portal, db, signIn }) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  await seedInstances(db, { organizationId, email: admin.email }, { counts: { connected: 1, reconnect: 2 } });
  await signIn(page, admin);
  await page.goto("/dashboard");
  await page.getByRole("button", { name: "Copy reconnect links" }).click();
  const dialog = page.getByRole("dialog", { name: "Reconnect 2 instances" });
  await dialog.getByRole("button", { name: "Create 2 links" }).click();
  await expect(dialog).toContainText(/\/c\/[\w-]{43}/);
});

test("what cannot be loaded says so, and can be asked for again", async ({ page, portal, db, signIn }) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  await seedInstances(db, { organizationId, email: admin.email }, { counts: { connected: 1 } });
  await signIn(page, admin);
  await page.route("**/api/portal/overview", (route) => route.abort());
  await page.route("**/api/portal/overview/history*", (route) => route.abort());
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "The overview could not be loaded" })).toBeVisible();
  await page.unroute("**/api/portal/overview");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Nothing needs attention.")).toBeVisible();
  await expect(page.getByText("The charts could not be loaded.")).toBeVisible();
  await page.unroute("**/api/portal/overview/history*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Renewals per hour" })).toBeVisible();
});

for (const name of WORST) {
  test(`a name is shown as text: ${name.slice(0, 24)}`, async ({ page, portal, db, signIn }) => {
    const { id: organizationId, admin } = await newOrganization(portal, db);
    const owner = { organizationId, email: admin.email };
    await seedInstances(db, owner, { app: name, problem: "app_refused", names: [name], counts: { expired: 1 } });
    await page.setViewportSize({ width: 390, height: 800 });
    await signIn(page, admin);
    await page.goto("/dashboard");
    await expect(page.getByText(`${name} expired`)).toBeVisible();
    await expect(page.getByText(`Xero refuses the settings of ${name}`)).toBeVisible();
    await expect(page).toHaveTitle(/Overview/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  });
}

test("the overview is free of findings", async ({ page, portal, db, signIn }) => {
  test.slow(); // axe reads several pages
  const { id: organizationId, admin, member } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard");
  await expect(page.getByText("No organisation is connected yet")).toBeVisible();
  await expectNoFindings(page);
  for (const { email } of [admin, member]) {
    const counts = { connected: 4, reconnect: 2, expiring: 1, expired: 1, retrying: 1, disabled: 1 };
    await seedInstances(db, { organizationId, email }, { problem: "app_refused", counts });
  }
  await page.reload();
  await expect(page.getByRole("heading", { name: "Connects per day" })).toBeVisible();
  for (const summary of await page.getByText("Show as table").all()) await summary.click();
  await expect(page.getByRole("table")).toHaveCount(4);
  await expectNoFindings(page);
  await signIn(page, member);
  await page.goto("/dashboard");
  await expect(page.getByText("You connected")).toBeVisible();
  await expectNoFindings(page);
});
