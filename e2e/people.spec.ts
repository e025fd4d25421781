import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { inviteByPage, join, newEmail } from "./support/invite";
import { newOrganization } from "./support/organization";

const headers = { "sec-fetch-site": "same-origin" };

const rowOf = (page: Page, email: string) =>
  page.getByRole("region", { name: "Users" }).getByRole("listitem").filter({ hasText: email });

async function choose(page: Page, email: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${email}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("who is invited follows the link, chooses a name and a password, and is in", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { id, admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  const email = newEmail();
  const link = await inviteByPage(page, email);
  const context = await browser.newContext({ baseURL: portal.url });
  const theirs = await context.newPage();
  const asked: string[] = [];
  theirs.on("request", (request) => asked.push(request.url() + (request.headers().referer ?? "")));
  await join(theirs, link);
  await expect(theirs.getByRole("heading", { name: "Overview" })).toBeVisible();
  const token = link.split("#")[1]!;
  expect(asked.filter((address) => address.includes(token))).toEqual([]);
  await theirs.goto("/dashboard/people");
  await expect(theirs.getByRole("heading", { name: "Only admins can manage people" })).toBeVisible();
  expect((await theirs.request.get("/api/portal/people")).status()).toBe(403);

  await page.reload();
  await expect(rowOf(page, email)).toContainText("Robin Marsh");
  await expect(rowOf(page, email)).toContainText("Signed in, 1 session");
  const events = await db.query(
    "select e.type, e.data, u.email from events e join users u on u.id = e.user_id where e.organization_id = $1 order by e.id",
    [id],
  );
  const data = { email, role: "member" };
  const signedIn = { type: "user.signed_in", data: { with: "password" } };
  expect(events).toEqual([
    { ...signedIn, email: admin.email },
    { type: "user.invited", data, email: admin.email },
    { type: "user.joined", data, email },
    { ...signedIn, email },
  ]);

  await context.clearCookies();
  await theirs.goto(link);
  await expect(theirs.getByRole("main").getByRole("alert")).toContainText("no longer works");
  await context.close();
});

test("a newer link replaces the older one, and revoking ends it", async ({ page, portal, db, signIn, request }) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  const email = newEmail();
  const first = await inviteByPage(page, email);
  await page.getByRole("button", { name: `Invite ${email} again` }).click();
  const field = page.getByRole("dialog").getByRole("textbox", { name: "Invitation link" });
  const second = await field.inputValue();
  await page.getByRole("button", { name: "I have copied it" }).click();
  const open = async (link: string) =>
    (await request.post("/api/portal/invitations/by-token", { data: { token: link.split("#")[1] }, headers })).status();
  expect(await open(first)).toBe(404);
  expect(await open(second)).toBe(200);
  await db.query("update invitations set expires_at = now() where email = $1", [email]);
  expect(await open(second)).toBe(404);
  await page.reload();
  await expect(page.getByText("Link expired")).toBeVisible();
  await page.getByRole("button", { name: `Revoke the invitation for ${email}` }).click();
  await expect(page.getByText(`The invitation for ${email} is revoked.`)).toBeVisible();
  expect(await db.query("select 1 from invitations where email = $1", [email])).toEqual([]);
});

test("the last admin stays, whoever asks", async ({ page, portal, db, signIn }) => {
  const { admin, member } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard/people");
  await choose(page, admin.email, "Make member");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This is the organization’s last admin.");
  await choose(page, admin.email, "Remove");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Make somebody else an admin first.");
  await page.getByRole("button", { name: "Cancel" }).click();
  await choose(page, member.email, "Make admin");
  await page.getByRole("dialog").getByRole("button", { name: "Make admin" }).click();
  await expect(rowOf(page, member.email)).toContainText("Admin");
  await choose(page, admin.email, "Make member");
  await expect(page.getByRole("heading", { name: "Only admins can manage people" })).toBeVisible();
});

test("two admins who demote each other at once leave one", async ({ portal, db, browser, signIn }) => {
  const { id, admin, member } = await newOrganization(portal, db);
  await db.query("update memberships set role = 'admin' where organization_id = $1", [id]);
  const pages = await Promise.all(
    [admin, member].map(async (who) => {
      const page = await (await browser.newContext({ baseURL: portal.url })).newPage();
      await signIn(page, who);
      return page;
    }),
  );
  const ids = await db.query<{ id: number }>(
    "select user_id id from memberships where organization_id = $1 order by user_id desc",
    [id],
  );
  const answers = await Promise.all(
    pages.map((page, index) =>
      page.request.patch(`/api/portal/people/${ids[index]!.id}`, { data: { role: "member" }, headers }),
    ),
  );
  expect(answers.filter((answer) => answer.status() === 204)).toHaveLength(1);
  const admins = await db.query("select 1 from memberships where organization_id = $1 and role = 'admin'", [id]);
  expect(admins).toHaveLength(1);
  for (const page of pages) await page.context().close();
});

test("who is removed is out at once, with session and secret", async ({ page, browser, portal, db, signIn }) => {
  const { admin, member } = await newOrganization(portal, db);
  const context = await browser.newContext({ baseURL: portal.url });
  const theirs = await context.newPage();
  await signIn(theirs, member);
  expect((await member.client.call("GET", "/instances")).status).not.toBe(401);
  await signIn(page, admin);
  await page.goto("/dashboard/people");
  await choose(page, member.email, "Remove");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(`${member.email} was removed.`)).toBeVisible();
  await expect(rowOf(page, member.email)).toHaveCount(0);
  expect((await theirs.request.get("/api/portal/instances")).status()).toBe(401);
  expect((await member.client.call("GET", "/instances")).status).toBe(401);
  await context.close();
});

test("another organization's admin and who is signed out reach nobody here", async ({
  page,
  portal,
  db,
  signIn,
  request,
}) => {
  const { id, admin, member } = await newOrganization(portal, db);
  await signIn(page, admin);
  const email = newEmail();
  await inviteByPage(page, email);
  const [{ userId } = { userId: 0 }] = await db.query<{ userId: number }>(
    `select user_id "userId" from memberships where organization_id = $1 and role = 'member'`,
    [id],
  );
  const [{ invitation } = { invitation: "" }] = await db.query<{ invitation: string }>(
    "select id invitation from invitations where email = $1",
    [email],
  );
  await signIn(page, (await newOrganization(portal, db)).admin);
  await page.goto("/dashboard/people");
  await expect(page.getByText("2 users")).toBeVisible();
  await expect(page.getByText(member.email)).toHaveCount(0);
  await expect(page.getByText(email)).toHaveCount(0);
  for (const [method, path, data] of [
    ["PATCH", `people/${userId}`, { role: "admin" }],
    ["DELETE", `people/${userId}`],
    ["DELETE", `people/${userId}/sessions`],
    ["POST", `people/${userId}/reset-link`],
    ["POST", `invitations/${invitation}/link`],
    ["DELETE", `invitations/${invitation}`],
    ["DELETE", "invitations/none"],
    ["DELETE", "people/none"],
  ] as const) {
    const call = { method, headers, ...(data && { data }) };
    expect((await page.request.fetch(`/api/portal/${path}`, call)).status(), path).toBe(404);
    expect((await request.fetch(`/api/portal/${path}`, call)).status(), path).toBe(401);
  }
  const forged = { data: { email, role: "admin" }, headers: { "sec-fetch-site": "cross-site" } };
  expect((await page.request.post("/api/portal/invitations", forged)).status()).toBe(403);
  for (const wrong of ["nobody", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", 7]) {
    const answer = await page.request.post("/api/portal/invitations", {
      data: { email: wrong, role: "admin" },
      headers,
    });
    expect(answer.status()).toBe(400);
  }
});

test("an account in use joins a second organization with its password only", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const [first, second] = [await newOrganization(portal, db), await newOrganization(portal, db)];
  await signIn(page, second.admin);
  const link = await inviteByPage(page, first.member.email, "Admin");
  const context = await browser.newContext({ baseURL: portal.url });
  const theirs = await context.newPage();
  await theirs.goto(link);
  await theirs.getByLabel("Password of your account").fill("somebody else's guess");
  await theirs.getByRole("button", { name: /^Join/ }).click();
  await expect(theirs.getByRole("main").getByRole("alert")).toContainText("Wrong password.");
  await theirs.getByLabel("Password of your account").fill(first.member.password);
  await theirs.getByRole("button", { name: /^Join/ }).click();
  await theirs.waitForURL(/\/dashboard/);
  await theirs.goto("/dashboard/people");
  await expect(rowOf(theirs, first.member.email)).toContainText("You");
  await context.close();

  await page.reload();
  await choose(page, first.member.email, "Create password reset link");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("is also in another organization");
});

test("the pages are free of findings", async ({ page, portal, db, signIn }) => {
  test.slow(); // axe reads several pages
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard/people");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expectNoFindings(page);
  const link = await inviteByPage(page, newEmail());
  await expectNoFindings(page);
  await choose(page, admin.email, "Remove");
  await expectNoFindings(page);
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByLabel("First name")).toBeVisible();
  await page.getByRole("button", { name: /^Join/ }).click();
  await expect(page.getByLabel("First name")).toHaveAttribute("aria-invalid", "true");
  await expectNoFindings(page);
  await page.goto("/forgot-password");
  await expect(page.getByText("Email isn’t set up here.")).toBeVisible();
  await expectNoFindings(page);
  await page.goto("/reset-password#none");
  await expect(page.getByLabel("New password")).toBeVisible();
  await expectNoFindings(page);
});
