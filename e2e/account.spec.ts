import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { contractClient } from "./support/contract-client";
import { expectNoFindings } from "./support/findings";
import { inviteByPage, join, newEmail, NEW_PASSWORD } from "./support/invite";
import { newOrganization } from "./support/organization";
import { openAccountMenu } from "./support/account-menu";

const headers = { "sec-fetch-site": "same-origin" };
const status = async (page: Page) => (await page.request.get("/api/portal/account")).status();

test("sessions are listed, and ended one by one or all at once", async ({ page, browser, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  const pages = await Promise.all(
    ["Firefox/145.0", "Version/18.0 Safari/605"].map(async (browserPart) => {
      const userAgent = `Mozilla/5.0 (X11; Linux x86_64) ${browserPart}`;
      const other = await (await browser.newContext({ baseURL: portal.url, userAgent })).newPage();
      await signIn(other, member);
      return other;
    }),
  );
  await signIn(page, member);
  await page.goto("/dashboard/instances");
  await openAccountMenu(page);
  await page.getByRole("link", { name: "Your account" }).first().click();
  await page.getByText("3 sessions", { exact: true }).click();
  const list = page.getByRole("region", { name: "Sessions" }).getByRole("listitem");
  await expect(list).toHaveCount(3);
  await expect(list.filter({ hasText: "This browser" })).toContainText("Chrome on Linux");
  const dialog = page.getByRole("dialog");
  const confirm = async (password: string) => {
    await dialog.getByLabel("Your password", { exact: true }).fill(password);
    await dialog.getByRole("button", { name: "End", exact: true }).click();
  };
  await page.getByRole("button", { name: "End the session of Firefox on Linux" }).click();
  await confirm("a guess of somebody");
  await expect(dialog.getByRole("alert")).toContainText("Wrong password.");
  expect(await status(pages[0]!)).toBe(200);
  await expectNoFindings(page);
  await confirm(member.password);
  await expect(list).toHaveCount(2);
  expect(await status(pages[0]!)).toBe(401);
  expect(await status(pages[1]!)).toBe(200);
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await confirm(member.password);
  await expect(list).toHaveCount(1);
  expect(await status(pages[1]!)).toBe(401);
  expect(await status(page)).toBe(200);
  for (const other of pages) await other.context().close();
});

test("a new secret, shown once, stays on screen though a read of before the session's renewal is refused", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  await page.goto("/dashboard/account");
  await page.getByRole("region", { name: "User secret" }).getByRole("button", { name: "Rotate" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(member.password);
  const reads: number[] = [];
  await page.route("**/api/portal/account", async (route) => {
    const answer = await (reads.length === 0 ? null : route.fetch());
    reads.push(answer?.status() ?? 401);
    await (answer
      ? route.fulfill({ response: answer })
      : route.fulfill({ status: 401, json: { message: "Refused." } }));
  });
  await dialog.getByRole("button", { name: "Rotate secret" }).click();
  const secret = dialog.getByRole("textbox", { name: "User secret" });
  await expect(secret).toBeVisible();
  // As when somebody comes back to the window.
  const look = () => page.evaluate(() => void window.dispatchEvent(new Event("focus"))).then(() => reads.slice(0, 2));
  await expect.poll(look).toEqual([401, 200]);
  await expect(secret).toBeVisible();
  await expect(page.getByText("You are no longer signed in")).toBeHidden();
});

test("a user downloads what is held of them, without secrets", async ({ page, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  await page.goto("/dashboard/account");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download my data" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("gangway-my-data.json");
  const text = readFileSync(await download.path(), "utf8");
  const { tables } = JSON.parse(text) as { tables: Record<string, { email?: string; type?: string }[]> };
  expect(tables.users).toEqual([expect.objectContaining({ email: member.email })]);
  expect(tables.sessions).toHaveLength(1);
  expect(tables.events!.map(({ type }) => type)).toContain("user.signed_in");
  expect(text).not.toMatch(/_hash|_sealed|argon2/);
});

test("the menu at the foot is reached by keyboard, and Esc and navigation close it", async ({ page, signIn }) => {
  await signIn(page);
  await page.goto("/dashboard/apps");
  const menu = page.getByLabel(/^Account and organization/);
  await menu.focus();
  await page.keyboard.press("Enter");
  const dark = page.getByRole("group", { name: "Theme" }).locator("visible=true").getByRole("button", { name: "Dark" });
  await dark.click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Escape");
  await expect(dark).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Your account" }).locator("visible=true").click();
  await expect(page).toHaveURL(/\/dashboard\/account$/);
  await expect(dark).toBeHidden();
});

test("signing out leaves a copied cookie dead", async ({ page, browser, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  const context = await browser.newContext({ baseURL: portal.url });
  await context.addCookies(await page.context().cookies());
  const copy = await context.newPage();
  expect(await status(copy)).toBe(200);
  await page.goto("/dashboard/instances");
  await openAccountMenu(page);
  const answered = page.waitForResponse((answer) => answer.url().endsWith("/api/auth/signout"));
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL((url) => url.pathname === "/");
  expect(await status(copy)).toBe(401);
  // What the browser kept to go back to is gone; the theme and saved views are not.
  expect(await (await answered).headerValue("clear-site-data")).toBe('"cache"');
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await context.close();
});

test("a session ends by its time, and is seen at most once a minute", async ({ page, portal, db, signIn }) => {
  const { id, member } = await newOrganization(portal, db);
  await signIn(page, member);
  const seen = async () =>
    (await db.query<{ at: Date }>("select last_seen_at at from sessions where organization_id = $1", [id]))[0]!.at;
  const first = await seen();
  expect(await status(page)).toBe(200);
  expect(await seen()).toEqual(first);
  await db.query("update sessions set last_seen_at = now() - interval '2 minutes' where organization_id = $1", [id]);
  await page.goto("/dashboard/apps");
  expect((await seen()).getTime()).toBeGreaterThanOrEqual(first.getTime());
  await db.query("update sessions set expires_at = now() where organization_id = $1", [id]);
  expect(await status(page)).toBe(401);
});

test("a session in which nothing is done ends, also under an open page that reads by itself", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { id, admin, member } = await newOrganization(portal, db);
  const idleFor = (time: string) =>
    db.query("update sessions set last_seen_at = now() - $2::interval where organization_id = $1", [id, time]);
  const idleMinutes = async () =>
    (
      await db.query<{ minutes: number }>(
        "select extract(epoch from now() - last_seen_at)::int / 60 minutes from sessions where organization_id = $1",
        [id],
      )
    )[0]!.minutes;
  const read = (path: string) => page.waitForResponse((answer) => answer.url().includes(path));
  await signIn(page, admin);
  await page.goto("/dashboard/apps");
  await idleFor("30 minutes");
  await Promise.all([read("/api/portal/apps"), page.evaluate(() => window.dispatchEvent(new Event("focus")))]);
  // As Next.js fetches where a link leads before it is followed.
  await page.request.get("/dashboard/instances", { headers: { rsc: "1", "next-router-prefetch": "1" } });
  expect(await idleMinutes()).toBe(30);
  await page.getByRole("link", { name: "Instances", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "Instances", level: 1 })).toBeVisible();
  expect(await idleMinutes()).toBe(0);
  await idleFor("30 minutes");
  expect((await page.request.patch("/api/portal/settings", { data: {}, headers })).ok()).toBe(true);
  expect(await idleMinutes()).toBe(0);

  await page.goto("/dashboard/people");
  const shown = page.getByText(member.email);
  await expect(shown.first()).toBeVisible();
  await idleFor("5 hours");
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText("You were signed out for inactivity.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(shown).toHaveCount(0);
  await page.goto("/dashboard/apps");
  await expect(page.getByRole("main").getByRole("status")).toContainText(
    "A session ends after 4 hours in which nothing is done. Sign in to continue where you were.",
  );
  await expectNoFindings(page);
});

test("after a session has ended, signing in says so and returns to the page", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { id, member } = await newOrganization(portal, db);
  await signIn(page, member);
  const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith("next-auth.session-token"));
  // The cookie outlives the session, or nobody would know that there was one.
  expect(cookie!.expires * 1000).toBeGreaterThan(Date.now() + 24 * 60 * 60_000);
  await db.query("update sessions set expires_at = now() where organization_id = $1", [id]);
  await page.goto("/dashboard/apps");
  const message = page.getByText("Your session ended. Sign in to continue where you were.");
  await expect(message).toBeVisible();
  await page.getByLabel("Email").fill(member.email);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Wrong email or password.");
  await expect(message).toHaveCount(0);
  await page.getByLabel("Password", { exact: true }).fill(member.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/dashboard/apps");

  const stranger = await (await browser.newContext({ baseURL: portal.url })).newPage();
  await stranger.goto("/dashboard/apps");
  await expect(stranger.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(stranger.getByText("Your session ended.")).toHaveCount(0);
  await stranger.context().close();
});

test("nobody ends somebody else's session", async ({ page, browser, portal, db, signIn }) => {
  const { id, admin, member } = await newOrganization(portal, db);
  const context = await browser.newContext({ baseURL: portal.url });
  const theirs = await context.newPage();
  await signIn(theirs, member);
  const [session] = await db.query<{ id: string }>("select id from sessions where organization_id = $1", [id]);
  await signIn(page, admin);
  for (const which of [session!.id, "none"]) {
    const end = (data: object) => page.request.delete(`/api/portal/account/sessions/${which}`, { data, headers });
    expect((await end({})).status()).toBe(403);
    expect((await end({ password: admin.password })).status()).toBe(404);
  }
  expect(await status(theirs)).toBe(200);
  await page.goto("/dashboard/people");
  await page.getByRole("button", { name: `Actions for ${member.email}` }).click();
  await page.getByRole("menuitem", { name: "End sessions" }).click();
  await expect(page.getByText(`${member.email} is signed out everywhere.`)).toBeVisible();
  expect(await status(theirs)).toBe(401);
  await context.close();
});

test("a new password takes the old one, and ends the other sessions", async ({ page, browser, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  const context = await browser.newContext({ baseURL: portal.url });
  const other = await context.newPage();
  await signIn(other, member);
  await signIn(page, member);
  await page.goto("/dashboard/account");
  const change = async (current: string, password: string) => {
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("a guess of somebody", NEW_PASSWORD);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Wrong password.");
  await change(member.password, "short");
  await expect(page.getByText("Choose at least 12 characters.")).toBeVisible();
  const copied = await page.context().storageState();
  await change(member.password, NEW_PASSWORD);
  await expect(page.getByText("Your password is changed. All other sessions have ended.")).toBeVisible();
  expect(await status(page)).toBe(200);
  expect(await status(other)).toBe(401);
  const thief = await browser.newContext({ baseURL: portal.url, storageState: copied });
  expect(await status(await thief.newPage())).toBe(401);
  await thief.close();
  await signIn(other, { email: member.email, password: NEW_PASSWORD });
  expect(await status(other)).toBe(200);
  await context.close();
});

test("a usual password, or one of their own name, is refused, and the page says why", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  await page.goto("/dashboard/account");
  const alert = page.getByRole("main").getByRole("alert");
  for (const [password, reason] of [
    ["Password-2026!", "The password is one that many people use, or close to it. Choose another;"],
    ["harbour-lane-26", "The password is little more than your name, address or organization,"],
  ] as const) {
    await page.getByLabel("Current password").fill(member.password);
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(alert).toContainText(`Your password was not changed. ${reason}`);
  }
  await expectNoFindings(page);
});

test("guesses at the password are counted, wherever it is asked for", async ({ page, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  const statuses = [];
  for (let index = 0; index < 11; index++) {
    const path = index % 2 ? "secrets/user/reading" : "password";
    const method = index % 2 ? "POST" : "PATCH";
    const data = index % 2 ? { password: "guess" } : { current: "guess", password: NEW_PASSWORD };
    statuses.push((await page.request.fetch(`/api/portal/${path}`, { method, data, headers })).status());
  }
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 403), 429]);
});

test("guesses of strangers do not lock a user out of the browser they know", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  await page.context().clearCookies({ name: "next-auth.session-token" });
  const stranger = await browser.newContext({ baseURL: portal.url });
  const guess = { username: member.email, password: "guess" };
  const guessed = await Promise.all(
    Array.from({ length: 12 }, () => stranger.request.post("/elements/api-v2/authentication", { data: guess })),
  );
  expect(guessed.filter((answer) => answer.status() === 401)).toHaveLength(10);
  expect(guessed.filter((answer) => answer.status() === 429)).toHaveLength(2);
  expect(guessed.find((answer) => answer.status() === 429)!.headers()["retry-after"]).toMatch(/^\d+$/);
  await signIn(page, member);
  expect(await status(page)).toBe(200);
  await stranger.close();
});

test("an admin hands over a link for a new password where no mail is sent", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { admin, member } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard/people");
  await page.getByRole("button", { name: `Actions for ${member.email}` }).click();
  await page.getByRole("menuitem", { name: "Create password reset link" }).click();
  const field = page.getByRole("textbox", { name: "Password reset link" });
  await expect(field).toHaveValue(/\/reset-password#[\w-]{43}$/);
  const link = await field.inputValue();
  const context = await browser.newContext({ baseURL: portal.url });
  const theirs = await context.newPage();
  await theirs.goto(link);
  await theirs.getByLabel("New password").fill(NEW_PASSWORD);
  await theirs.getByRole("button", { name: "Save password" }).click();
  await expect(theirs.getByText("Your password was changed.")).toBeVisible();
  await signIn(theirs, { email: member.email, password: NEW_PASSWORD });
  const answer = await theirs.request.post("/api/portal/password/forgotten", { data: { email: admin.email }, headers });
  expect(answer.status()).toBe(409);
  await context.close();
});

test("a secret that was rotated away reads no new one", async ({ portal, db }) => {
  const { id, admin, organizationSecret } = await newOrganization(portal, db);
  await db.query(
    `update organizations set previous_secret_hash = secret_hash, previous_secret_until = now() + interval '1 hour',
      secret_hash = sha256($1) where id = $2`,
    [Buffer.from(id), id],
  );
  const { status, body } = await admin.client.call("GET", "/organizations/me");
  expect([status, body.secret]).toEqual([200, organizationSecret]);
});

test("a user secret is shown for the password, rotated with an overlap, and the previous one ended", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { admin, organizationSecret } = await newOrganization(portal, db);
  await signIn(page, admin);
  const email = newEmail();
  const link = await inviteByPage(page, email);
  await page.context().clearCookies();
  await join(page, link);
  await page.goto("/dashboard/account");
  const panel = page.getByRole("region", { name: "User secret" });
  const ask = async (act: "Show" | "Rotate", password = NEW_PASSWORD) => {
    await panel.getByRole("button", { name: act }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Your password" }).fill(password);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `${act} secret` })
      .click();
  };
  const read = async () => {
    const secret = await page.getByRole("dialog").getByRole("textbox", { name: "User secret" }).inputValue();
    await page.getByRole("button", { name: "Done" }).click();
    return secret;
  };
  await ask("Show", "not the password");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Wrong password.");
  await page.getByRole("button", { name: "Cancel" }).click();
  await ask("Show");
  const first = await read();
  const call = async (user: string) =>
    (await contractClient(portal.url, { user, organization: organizationSecret }).call("GET", "/instances/count"))
      .status;
  expect(await call(first)).toBe(200);
  await ask("Rotate");
  const second = await read();
  expect(second).not.toBe(first);
  expect([await call(first), await call(second)]).toEqual([200, 200]);
  const again = await page.request.post("/api/portal/secrets/user/rotation", {
    data: { password: NEW_PASSWORD },
    headers,
  });
  expect(again.status()).toBe(409);
  await expect(panel.getByText("Both secrets work.")).toBeVisible();
  await panel.getByRole("button", { name: "Revoke the previous secret" }).click();
  await expect(panel.getByText("Both secrets work.")).toHaveCount(0);
  expect([await call(first), await call(second)]).toEqual([401, 200]);
  await db.query("update users set previous_secret_hash = sha256($1), previous_secret_until = now() where email = $2", [
    Buffer.from(first),
    email,
  ]);
  expect(await call(first)).toBe(401);
});

test("the page is free of findings", async ({ page, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  await db.query(
    "update users set previous_secret_hash = sha256($1), previous_secret_until = now() + interval '1 hour' where email = $2",
    [Buffer.from(member.email), member.email],
  );
  await page.goto("/dashboard/account");
  await expect(page.getByText("Both secrets work.")).toBeVisible();
  await page.getByRole("button", { name: "Change password" }).click();
  await expectNoFindings(page);
  await page.getByRole("region", { name: "User secret" }).getByRole("button", { name: "Show" }).click();
  await expectNoFindings(page);
});
