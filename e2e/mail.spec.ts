import pg from "pg";
import { expect, test as base } from "./fixtures";
import { findingsOf } from "./support/findings";
import { inviteByMail, join, newEmail, NEW_PASSWORD } from "./support/invite";
import { makeListed } from "./support/listed-rows";
import { mailbox } from "./support/mailbox";
import { ownPortal } from "./support/own-portal";

const headers = { "sec-fetch-site": "same-origin" };
const LINK = /http:\/\/localhost:\d+\/(invitation|reset-password)#[\w-]{43}/;

type Mailing = {
  box: Awaited<ReturnType<typeof mailbox>>;
  url: string;
  admin: { email: string; password: string };
  databaseUrl: string;
};

/** With a portal that sends mail, for the whole file. */
const test = base.extend<object, { mailing: Mailing }>({
  mailing: [
    async ({ portal }, use) => {
      const box = await mailbox();
      const settings = { SMTP_URL: box.url, MAIL_FROM: "Gangway <gangway@example.com>" };
      const own = await ownPortal(portal, undefined, settings);
      const { admin } = await own.start();
      await use({ box, url: own.url, admin, databaseUrl: own.databaseUrl });
      await own.stop();
      await box.close();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  baseURL: ({ mailing }, use) => use(mailing.url),
});
test.describe.configure({ mode: "serial" });

const linkIn = (text: string | undefined) => LINK.exec(text ?? "")![0];
const email = newEmail();

test("an invitation goes by mail and is not shown", async ({ page, browser, signIn, mailing: { box, url, admin } }) => {
  await signIn(page, admin);
  await inviteByMail(page, email);
  await expect(page.getByText(`Invitation sent to ${email}.`)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const [mail] = box.to(email);
  expect(mail).toContain("From: Gangway <gangway@example.com>");
  expect(mail).toContain("as a member");
  const context = await browser.newContext({ baseURL: url });
  const theirs = await context.newPage();
  await join(theirs, linkIn(mail));
  await context.close();
  await page.reload();
  await page.getByRole("button", { name: `Actions for ${email}` }).click();
  await expect(page.getByRole("menuitem", { name: "End sessions" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Create password reset link" })).toHaveCount(0);
});

test("a forgotten password: the same answer for anybody, one link for who is there", async ({
  page,
  browser,
  signIn,
  mailing: { box, url },
}) => {
  const context = await browser.newContext({ baseURL: url });
  const elsewhere = await context.newPage();
  await signIn(elsewhere, { email, password: NEW_PASSWORD });
  const answers = [];
  for (const address of [newEmail(), email]) {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
    await page.getByLabel("Email").fill(address);
    await page.getByRole("button", { name: "Send reset link" }).click();
    const said = page.getByRole("main").getByRole("status");
    await expect(said).toBeVisible();
    answers.push((await said.innerText()).replace(address, "*"));
    // Whatever the call says of the host, the mailed link is of the public address.
    const call = {
      data: { email: address },
      headers: { ...headers, host: "evil.example", "x-forwarded-host": "evil.example" },
    };
    const answer = await page.request.post("/api/portal/password/forgotten", call);
    answers.push(`${answer.status()} ${await answer.text()}`);
  }
  expect(answers.slice(0, 2)).toEqual(answers.slice(2));
  await expect.poll(() => box.to(email).length).toBe(3);
  const [, replaced, mail] = box.to(email);

  const chosen = "another four words here";
  await page.goto(linkIn(replaced));
  await page.getByLabel("New password").fill(chosen);
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("no longer works");
  await page.goto(linkIn(mail));
  await page.getByLabel("New password").fill("too short");
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.getByText("Choose at least 12 characters.")).toBeVisible();
  await page.getByLabel("New password").fill(chosen);
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.getByText("Your password was changed.")).toBeVisible();
  expect((await elsewhere.request.get("/api/portal/account")).status()).toBe(401);
  await context.close();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(chosen);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/dashboard/);
});

test("without scripts no form sends anything secret in an address", async ({ browser, mailing: { url } }) => {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ["/forgot-password", "/reset-password", "/invitation"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
    // A browser driven from outside keeps what stands in noscript to itself.
    expect(await (await page.request.get(path)).text()).toContain("This page needs JavaScript.");
  }
  await context.close();
});

test("asking for links is counted", async ({ request }) => {
  const address = newEmail();
  const ask = async () =>
    (await request.post("/api/portal/password/forgotten", { data: { email: address }, headers })).status();
  const statuses = [];
  for (let index = 0; index < 6; index++) statuses.push(await ask());
  expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
});

test("whoever connected instances is asked by mail to reconnect them, once, with a result for each", async ({
  page,
  browser,
  signIn,
  mailing: { box, url, databaseUrl },
}) => {
  test.slow(); // two browsers, and axe in both themes
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const db = {
    query: async <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) =>
      (await client.query<Row>(sql, values)).rows,
  };
  const { admin, member, add } = await makeListed(db, []);
  const [gone] = await add([
    { name: "Ridgeway Cycles", status: "reconnect", minutesLeft: -90, by: member.id },
    { name: "Larkspur Vets", renewable: false, minutesLeft: -30, by: member.id },
    { name: "Harbour Lane Bakery", by: member.id },
  ]);
  await client.end();
  await signIn(page, admin);
  await page.goto("/dashboard/instances");
  await page.getByRole("checkbox", { name: /^Select the/ }).check();
  const button = page.getByRole("toolbar").getByRole("button", { name: "Reconnect email" });
  await button.click();
  const asked = page.getByRole("dialog", { name: "Send a reconnect email for 3 instances?" });
  await expect(asked.getByRole("button", { name: "Cancel" })).toBeFocused();
  expect(await findingsOf(page)).toEqual([]);
  await asked.getByRole("button", { name: "Send email" }).click();
  const results = page.getByRole("dialog", { name: "2 of 3 emailed" });
  await expect(results.getByRole("listitem").filter({ hasText: "Ridgeway Cycles" })).toContainText("Emailed");
  await expect(results.getByRole("listitem").filter({ hasText: "Harbour Lane" })).toContainText("No reconnect needed.");
  await results.getByRole("button", { name: "Close" }).click();
  expect(box.to(member.email)).toHaveLength(1);

  const context = await browser.newContext({ baseURL: url });
  const theirs = await context.newPage();
  await signIn(theirs, member);
  await theirs.goto(/http:\S+\/dashboard\/instances\/\d+/.exec(box.to(member.email)[0]!)![0]);
  await expect(theirs).toHaveURL(new RegExp(`/dashboard/instances/${gone}$`));
  await expect(theirs.getByText(`Reconnect email sent to ${member.email} by ${admin.email}`)).toBeVisible();
  // A member asks nobody: they get the links.
  await theirs.goto("/dashboard/instances");
  await theirs.getByRole("checkbox", { name: /^Select the/ }).check();
  await expect(theirs.getByRole("button", { name: "Reconnect links" })).toBeVisible();
  await context.close();

  await page.getByRole("row").filter({ hasText: "Ridgeway Cycles" }).getByRole("checkbox").check();
  await button.click();
  await page.getByRole("button", { name: "Send email" }).click();
  await expect(page.getByRole("dialog", { name: "0 of 1 emailed" })).toContainText("within the last hour");
  expect(box.to(member.email)).toHaveLength(1);
});

test("a mail server that is down leaves the invitation to be sent again", async ({
  page,
  signIn,
  mailing: { box, admin },
}) => {
  await signIn(page, admin);
  await box.close();
  const address = newEmail();
  await inviteByMail(page, address);
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("The email could not be sent.");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: `Invite ${address} again` })).toBeVisible();
});
