import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { WORST } from "./support/hostile";
import { connect } from "./support/journey";
import { newOrganization } from "./support/organization";

type Database = { query: (sql: string, values?: unknown[]) => Promise<unknown> };

/** What somebody with the database's own rights can do, past the triggers that keep events. In one statement, so that it holds for no other. */
async function tamper(db: Database, sql: string): Promise<void> {
  await db.query(`begin; set local session_replication_role = replica; ${sql}; commit`);
}

async function addEvents(db: Database, organizationId: string, many: number, type = "instance.tagged"): Promise<void> {
  await db.query(
    "insert into events (organization_id, instance_id, type) select $1, 4711, $3 from generate_series(1, $2::int)",
    [organizationId, many, type],
  );
}

async function isSealed(
  db: { query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]> },
  id: string,
) {
  const sql = "select count(*)::int open from events where organization_id = $1 and line is null";
  await expect.poll(async () => (await db.query<{ open: number }>(sql, [id]))[0]?.open, { timeout: 20_000 }).toBe(0);
}

test("an admin sees who did what, to what, from where, in the portal and by the API", async ({
  page,
  portal,
  db,
  signIn,
  simulator,
}) => {
  const { admin } = await newOrganization(portal, db);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": "198.51.100.7, 203.0.113.9" });
  await signIn(page, admin);
  const { id } = await connect(page, await simulator.createApp("public"));
  expect((await admin.client.call("PUT", `/instances/${id}`, { name: "Renamed by a program" })).status).toBe(200);
  await page.goto("/dashboard");
  await page.getByRole("navigation", { name: "Dashboard" }).getByRole("link", { name: "Audit log" }).click();
  const rows = page.getByRole("table", { name: "Audit log" }).getByRole("row");
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(1)).toContainText("Renamed from");
  await expect(rows.nth(1)).toContainText(admin.email);
  await expect(rows.nth(1)).toContainText(/127\.0\.0\.1|::1/);
  await expect(rows.nth(2)).toContainText("Connected to Harbour Lane Bakery");
  // Nobody is believed about where they are, unless a proxy is trusted.
  await expect(rows.nth(2)).toContainText(/127\.0\.0\.1|::1/);
  await expect(rows.nth(2)).not.toContainText("203.0.113.9");
  await expect(rows.nth(3)).toContainText("App saved");
  await expect(rows.nth(4)).toContainText("Signed in");
  await rows.nth(2).getByRole("link", { name: "Renamed by a program" }).click();
  await expect(page).toHaveURL(new RegExp(`/dashboard/instances/${id}$`));
});

test("the list is narrowed, lives in the address, and is exported as it is filtered", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { id, admin } = await newOrganization(portal, db);
  await addEvents(db, id, 60);
  await addEvents(db, id, 1, "grant.expired");
  await db.query(
    "insert into events (organization_id, type, actor, data) values ($1, 'instance.renamed', '=1+1', '{}')",
    [id],
  );
  await signIn(page, admin);
  await page.goto("/dashboard/audit-log");
  const rows = page.getByRole("table", { name: "Audit log" }).getByRole("row");
  await expect(rows).toHaveCount(51);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(rows).toHaveCount(14);
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(rows).toHaveCount(51);
  await page.getByRole("combobox", { name: "Event" }).selectOption("Renewals");
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/group=renewals/);
  await page.goBack();
  await expect(rows).toHaveCount(51);
  await expect(page.getByRole("combobox", { name: "Event" })).toHaveValue("");
  await page.getByLabel("User", { exact: true }).fill("=1+1");
  await page.getByLabel("User", { exact: true }).press("Enter");
  await expect(rows).toHaveCount(2);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("gangway-audit-log.csv");
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(",'=1+1,");
  await page.getByRole("textbox", { name: "Instance" }).fill("1");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByText("No matching entries")).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(rows).toHaveCount(51);
});

test("on a phone the filters are in a drawer, and what is on can be taken off", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { id, admin } = await newOrganization(portal, db);
  await addEvents(db, id, 3);
  await addEvents(db, id, 2, "grant.expired");
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, admin);
  await page.goto("/dashboard/audit-log");
  const rows = page.getByRole("table", { name: "Audit log" }).getByRole("row");
  await expect(rows).toHaveCount(7);
  const open = page.getByRole("button", { name: "Filters" });
  const drawer = page.getByRole("dialog", { name: "Filters" });
  await open.click();
  await drawer.getByLabel("Event").selectOption("Renewals");
  await drawer.getByRole("textbox", { name: "Instance" }).fill("4711");
  await drawer.getByRole("button", { name: "Show" }).click();
  await expect(drawer).toBeHidden();
  await expect(open).toBeFocused();
  await expect(rows).toHaveCount(3);
  await expect(page).toHaveURL(/group=renewals&instance=4711/);
  await page.getByRole("button", { name: /^Renewals\b.*remove this filter/ }).click();
  await expect(rows).toHaveCount(6);
  await open.click();
  await expect(drawer.getByRole("textbox", { name: "Instance" })).toHaveValue("4711");
  await page.keyboard.press("Escape");
  await expect(open).toBeFocused();
  await open.click();
  await drawer.getByRole("button", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/dashboard\/audit-log$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
});

test("verifying says up to where the log is intact, and names the first entry that is not", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { id, admin } = await newOrganization(portal, db);
  await addEvents(db, id, 12);
  await isSealed(db, id);
  await signIn(page, admin);
  await page.goto("/dashboard/audit-log");
  const verify = page.getByRole("button", { name: "Verify log" });
  await verify.click();
  await expect(page.getByRole("status").filter({ hasText: "Log verified: 12 entries" })).toBeVisible();
  await page.getByText("Current end of the log").click();
  await expect(page.getByRole("textbox", { name: "End of the log" })).toHaveValue(
    new RegExp(`^${id}:12:[0-9a-f]{64}$`),
  );
  await tamper(db, `update events set data = '{"by":"nobody"}' where organization_id = '${id}' and line = 5`);
  await verify.click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText(/^Entry 5 of .* was altered, moved or inserted\. Verified before it: 4 entries/);
  await tamper(db, `delete from events where organization_id = '${id}' and line = 3`);
  await verify.click();
  await expect(alert).toContainText("Entry 3 is missing.");
});

test("a verification that cannot start says so", async ({ page, portal, db, signIn }) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.route("**/api/portal/audit-log/verification", (route) => route.abort());
  await page.goto("/dashboard/audit-log");
  await expect(page.getByText("Signed in")).toBeVisible();
  await page.getByRole("button", { name: "Verify log" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Verification could not start.");
});

test("a list that cannot be loaded says so, and can be asked for again", async ({ page, portal, db, signIn }) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.route("**/api/portal/audit-log", (route) => route.abort());
  await page.goto("/dashboard/audit-log");
  await expect(page.getByRole("heading", { name: "The audit log could not be loaded" })).toBeVisible();
  await page.unroute("**/api/portal/audit-log");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Signed in")).toBeVisible();
});

test("a member has no audit log, another admin their own, and who is signed out none", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { id, member } = await newOrganization(portal, db);
  await addEvents(db, id, 3);
  await signIn(page, member);
  await page.goto("/dashboard/audit-log");
  await expect(page.getByRole("heading", { name: "Only admins can view the audit log" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  const headers = { "sec-fetch-site": "same-origin" };
  const statuses = async (request: typeof page.request) => [
    (await request.get("/api/portal/audit-log")).status(),
    (await request.get("/api/portal/audit-log/export")).status(),
    (await request.post("/api/portal/audit-log/verification", { headers })).status(),
  ];
  expect(await statuses(page.request)).toEqual([403, 403, 403]);
  await signIn(page, (await newOrganization(portal, db)).admin);
  expect(await (await page.request.get("/api/portal/audit-log")).json()).toMatchObject({
    items: [{ type: "user.signed_in" }],
  });
  expect((await (await page.request.get("/api/portal/audit-log/export")).text()).trimEnd().split("\r\n")).toHaveLength(
    2,
  );
  const context = await browser.newContext({ baseURL: portal.url });
  expect(await statuses(context.request)).toEqual([401, 401, 401]);
  await context.close();
});

test("the audit log is free of findings, and shows names as text", async ({ page, portal, db, signIn }) => {
  const { id, admin, member } = await newOrganization(portal, db);
  for (const name of WORST)
    await db.query(
      "insert into events (organization_id, instance_id, type, actor, address, data) values ($1, 1, 'instance.renamed', $2, $2, jsonb_build_object('from', $2::text))",
      [id, name],
    );
  await signIn(page, admin);
  await page.goto("/dashboard/audit-log");
  for (const name of WORST) await expect(page.getByText(`from “${name}”`)).toBeVisible();
  await page.getByRole("button", { name: "Verify log" }).click();
  await expect(page.getByText(/Log verified|Nothing to verify yet/).first()).toBeVisible();
  await expect(page).toHaveTitle(/Audit log/);
  for (const who of [admin, member]) {
    await signIn(page, who);
    if (who === member) await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoFindings(page);
  }
});
