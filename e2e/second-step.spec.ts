import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { contractClient } from "./support/contract-client";
import { expectNoFindings } from "./support/findings";
import { newOrganization } from "./support/organization";
import { addAuthenticator, codeOf, enterCode, enterPassword, shownKey } from "./support/second-step";

const headers = { "sec-fetch-site": "same-origin" };
const status = async (page: Page, path = "account") => (await page.request.get(`/api/portal/${path}`)).status();

async function addOnAccountPage(page: Page, password: string) {
  await page.goto("/dashboard/account");
  await page.getByRole("button", { name: "Add app" }).click();
  return addAuthenticator(page, password);
}

test("an authenticator app is added, asked for at sign-in, and its codes work once", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { member } = await newOrganization(portal, db);
  const other = await browser.newPage({ baseURL: portal.url });
  await signIn(other, member);
  await signIn(page, member);
  const { key, recoveryCodes } = await addOnAccountPage(page, member.password);
  expect(recoveryCodes).toHaveLength(10);
  await expect(page.getByText("10 codes left")).toBeVisible();
  expect([await status(page), await status(other)]).toEqual([200, 401]);

  await enterPassword(other, member);
  await other.waitForURL(/\/sign-in\/second-step\?callbackUrl=%2Fdashboard/);
  expect(await status(other)).toBe(401);
  await enterCode(other, "123 456");
  await expect(other.getByRole("main").getByRole("alert")).toContainText("Wrong code.");
  expect(await status(other)).toBe(401);
  const code = await codeOf(key);
  await enterCode(other, code);
  await other.waitForURL(/\/dashboard$/);
  expect(await status(other)).toBe(200);

  const third = await browser.newPage({ baseURL: portal.url });
  await enterPassword(third, member);
  await enterCode(third, code);
  await expect(third.getByRole("main").getByRole("alert")).toContainText("Wrong code.");
  await enterCode(third, recoveryCodes[0]!.toLowerCase());
  await third.waitForURL(/\/dashboard$/);
  await third.goto("/dashboard/account");
  await expect(third.getByText("9 codes left")).toBeVisible();
  await other.close();
  await third.close();
});

test("the password alone is worth nothing: no session, no page, no secrets", async ({ page, portal, db, signIn }) => {
  const { admin, organizationSecret } = await newOrganization(portal, db);
  await signIn(page, admin);
  await addOnAccountPage(page, admin.password);
  await page.context().clearCookies();
  await enterPassword(page, admin);
  await page.waitForURL(/\/sign-in\/second-step/);
  expect(
    (await page.context().cookies()).map(({ name }) => name).filter((name) => /session-token|known/.test(name)),
  ).toEqual([]);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl/);
  const credentials = { username: admin.email, password: admin.password };
  const token = await page.request.post("/elements/api-v2/authentication", { data: credentials });
  expect([token.status(), ((await token.json()) as { message: string }).message]).toEqual([
    403,
    expect.stringContaining("second step"),
  ]);
  // What programs have keeps working.
  const client = contractClient(portal.url, { user: admin.userSecret, organization: organizationSecret });
  expect((await client.call("GET", "/instances/count")).status).toBe(200);
});

test("a new password does not remove it, and ends a sign-in that waits", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { admin, member } = await newOrganization(portal, db);
  await signIn(page, member);
  const { key } = await addOnAccountPage(page, member.password);
  const waiting = await browser.newPage({ baseURL: portal.url });
  await enterPassword(waiting, member);
  await waiting.waitForURL(/\/sign-in\/second-step/);
  const theirs = await browser.newPage({ baseURL: portal.url });
  await signIn(theirs, admin);
  const [row] = await db.query<{ id: number }>("select id from users where email = $1", [member.email]);
  const made = await theirs.request.post(`/api/portal/people/${row!.id}/reset-link`, { headers });
  const { link } = (await made.json()) as { link: string };
  await theirs.context().clearCookies();
  const token = new URL(link).hash.slice(1);
  const password = "a password that is new";
  await theirs.request.post("/api/portal/password/reset", { data: { token, password }, headers });
  await enterCode(waiting, await codeOf(key));
  await expect(waiting.getByRole("main").getByRole("alert")).toContainText("That took too long.");
  await enterPassword(theirs, { email: member.email, password });
  await enterCode(theirs, await codeOf(key));
  await theirs.waitForURL(/\/dashboard$/);
  await waiting.close();
  await theirs.close();
});

test("without scripts the forms do the same", async ({ page, browser, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  const { key } = await addOnAccountPage(page, member.password);
  const context = await browser.newContext({ baseURL: portal.url, javaScriptEnabled: false });
  const plain = await context.newPage();
  await enterPassword(plain, member);
  await enterCode(plain, "000000");
  await expect(plain.getByRole("main").getByRole("alert")).toContainText("Wrong code.");
  await enterCode(plain, await codeOf(key));
  await expect(plain).toHaveURL(/\/dashboard$/);
  await context.close();
});

test("where everybody needs one, nothing else answers until it is there", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { admin, member } = await newOrganization(portal, db);
  const theirs = await browser.newPage({ baseURL: portal.url });
  await signIn(theirs, member);
  await signIn(page, admin);
  await page.goto("/dashboard/settings");
  const required = page.getByRole("switch", { name: "Require a second step of everybody" });
  await required.click();
  await expect(page.getByRole("region", { name: "Second step" }).getByRole("alert")).toContainText("Your account");
  await addOnAccountPage(page, admin.password);
  await page.goto("/dashboard/settings");
  await required.click();
  await expect(page.getByText("A second step is required of everybody.")).toBeVisible();
  await page.goto("/dashboard/people");
  const rowOf = (email: string) =>
    page.getByRole("region", { name: "Users" }).getByRole("listitem").filter({ hasText: email });
  await expect(rowOf(admin.email)).toContainText("Authenticator app");
  await expect(rowOf(member.email)).toContainText("No second step");

  for (const path of ["account", "instances", "overview", "apps"]) expect(await status(theirs, path), path).toBe(403);
  await theirs.goto("/dashboard/apps");
  await expect(theirs).toHaveURL(/\/sign-in\/add-second-step\?callbackUrl=%2Fdashboard%2Fapps/);
  await theirs.goto("/connect");
  await expect(theirs).toHaveURL(/\/sign-in\/add-second-step/);
  await theirs.getByRole("button", { name: "Add an authenticator app" }).click();
  await addAuthenticator(theirs, member.password);
  await theirs.waitForURL(/\/connect$/);
  expect(await status(theirs)).toBe(200);
  const credentials = { username: member.email, password: member.password };
  expect((await theirs.request.post("/elements/api-v2/authentication", { data: credentials })).status()).toBe(403);

  await page.reload();
  await page.getByRole("button", { name: `Actions for ${member.email}` }).click();
  await page.getByRole("menuitem", { name: "Remove second step" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove second step" }).click();
  await expect(rowOf(member.email)).toContainText("No second step");
  expect(await status(theirs)).toBe(401);
  await page.goto("/dashboard/audit-log");
  await expect(page.getByText(`Second step removed for ${member.email}`)).toBeVisible();
  await theirs.close();
});

test("pages and dialogs are free of findings", async ({ page, portal, db, signIn }) => {
  test.slow(); // axe in both themes and widths
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  await page.goto("/dashboard/account");
  await page.getByRole("button", { name: "Add app" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Your password" }).fill(member.password);
  await expectNoFindings(page);
  await dialog.getByRole("button", { name: "Continue" }).click();
  const key = await shownKey(dialog);
  await expectNoFindings(page);
  await dialog.getByLabel("Code of the app").fill(await codeOf(key, -30));
  await dialog.getByRole("button", { name: "Add app" }).click();
  await expect(dialog.getByRole("heading", { name: "Recovery codes" })).toBeVisible();
  await expectNoFindings(page);
  await dialog.getByRole("button", { name: "I have copied them" }).click();
  await expectNoFindings(page);
  await page.context().clearCookies();
  await enterPassword(page, member);
  await enterCode(page, "000000");
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expectNoFindings(page);
  await db.query(
    `with u as (delete from authenticators where user_id = (select id from users where email = $1) returning user_id)
     update organizations set requires_second_step = true where id in (select organization_id from memberships m join u using (user_id))`,
    [member.email],
  );
  await signIn(page, member);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "Add a second step" })).toBeVisible();
  await expectNoFindings(page);
});
