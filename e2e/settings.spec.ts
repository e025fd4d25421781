import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { newOrganization } from "./support/organization";

test("an admin switches reading of access tokens off and on again", async ({ page, portal, db, signIn }) => {
  const { id, admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard/instances");
  await page.getByRole("navigation", { name: "Dashboard" }).getByRole("link", { name: "Settings" }).click();
  const control = page.getByRole("switch", { name: "Let API clients read Xero access tokens" });
  await expect(control).toBeChecked();
  await control.focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("API clients can no longer read Xero access tokens.")).toBeVisible();
  await expect(control).not.toBeChecked();
  await expect(page.getByText("Off. Reading gets 403.")).toBeVisible();
  await page.reload();
  await expect(control).not.toBeChecked();
  await control.click();
  await expect(page.getByText("API clients can read Xero access tokens.")).toBeVisible();
  const events = await db.query(
    "select type, data, instance_id, u.email from events e join users u on u.id = e.user_id where e.organization_id = $1 and type <> 'user.signed_in' order by e.id",
    [id],
  );
  const event = { type: "organization.token_reading_changed", instance_id: null, email: admin.email };
  expect(events).toEqual([
    { ...event, data: { givesTokens: false } },
    { ...event, data: { givesTokens: true } },
  ]);
});

test("what could not be changed stays as it was, and says so", async ({ page, portal, db, signIn }) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard/settings");
  const control = page.getByRole("switch", { name: "Let API clients read Xero access tokens" });
  await expect(control).toBeChecked();
  await page.route("**/api/portal/settings", (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.continue(),
  );
  await control.click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "Nothing was changed. The server could not be reached.",
  );
  await expect(control).toBeChecked();
});

test("settings that cannot be loaded say so, and can be asked for again", async ({ page, portal, db, signIn }) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.route("**/api/portal/settings", (route) => route.abort());
  await page.goto("/dashboard/settings");
  await expect(page.getByRole("heading", { name: "The settings could not be loaded" })).toBeVisible();
  await page.unroute("**/api/portal/settings");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("switch", { name: "Let API clients read Xero access tokens" })).toBeChecked();
});

test("a member sees no settings and cannot reach them; another admin's stay their own", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { id, member } = await newOrganization(portal, db);
  await signIn(page, member);
  await page.goto("/dashboard/instances");
  await expect(page.getByRole("link", { name: "Apps" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
  await page.goto("/dashboard/settings");
  await expect(page.getByRole("heading", { name: "Only admins can change settings" })).toBeVisible();
  const headers = { "sec-fetch-site": "same-origin" };
  const change = { data: { givesTokens: false }, headers };
  expect((await page.request.get("/api/portal/settings")).status()).toBe(403);
  expect((await page.request.patch("/api/portal/settings", change)).status()).toBe(403);

  await signIn(page, (await newOrganization(portal, db)).admin);
  expect((await page.request.patch("/api/portal/settings", { ...change, data: { givesTokens: "no" } })).status()).toBe(
    400,
  );
  expect((await page.request.patch("/api/portal/settings", change)).status()).toBe(200);
  expect(await db.query("select gives_tokens from organizations where id = $1", [id])).toEqual([
    { gives_tokens: true },
  ]);
});

test("the page is free of findings", async ({ page, portal, db, signIn }) => {
  const { admin, member } = await newOrganization(portal, db);
  for (const who of [admin, member]) {
    await signIn(page, who);
    await page.goto("/dashboard/settings");
    await expect(
      who === admin
        ? page.getByRole("switch", { name: "Let API clients read Xero access tokens" })
        : page.getByText("Only admins can change settings"),
    ).toBeVisible();
    await expectNoFindings(page);
  }
});
