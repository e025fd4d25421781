import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures";
import { findingsOf } from "./support/findings";
import { inviteByPage, join, newEmail, NEW_PASSWORD } from "./support/invite";
import { ownPortal } from "./support/own-portal";
import { CLIENT, signOnProvider } from "./support/sign-on-provider";

type Provider = Awaited<ReturnType<typeof signOnProvider>>;
type SignOn = { provider: Provider; url: string; admin: { email: string; password: string } };

/** With a portal that trusts a provider, for the whole file. */
const test = base.extend<object, { signOn: SignOn }>({
  signOn: [
    async ({ portal }, use) => {
      let url = "";
      const provider = await signOnProvider(() => `${url}/api/auth/callback/oidc`);
      const own = await ownPortal(portal, undefined, {
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: CLIENT.id,
        OIDC_CLIENT_SECRET: CLIENT.secret,
        OIDC_NAME: "Harbour ID",
      });
      url = own.url;
      provider.open();
      const { admin } = await own.start();
      await use({ provider, url, admin });
      await own.stop();
      await provider.close();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  baseURL: ({ signOn }, use) => use(signOn.url),
});
test.describe.configure({ mode: "serial" });

async function signInByProvider(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with Harbour ID" }).click();
}

const people = async (page: Page) => {
  const answer = (await (await page.request.get("/api/portal/people")).json()) as {
    people: { email: string; name: string; role: string }[];
    invitations: object[];
  };
  return answer;
};

test("a user with a verified address gets in, to where they wanted to go", async ({ page, signOn }) => {
  signOn.provider.arrives({ email: signOn.admin.email.toUpperCase(), email_verified: true });
  await page.goto("/dashboard/account");
  await page.getByRole("button", { name: "Sign in with Harbour ID" }).click();
  await expect(page).toHaveURL(`${signOn.url}/dashboard/account`);
  await expect(page.getByText(/^\d+ sessions?$/)).toBeVisible();
});

test("nobody registers by themselves, and an unverified address is none", async ({ page, signIn, signOn }) => {
  const stranger = newEmail();
  for (const [account, words] of [
    [{ email: stranger, email_verified: true }, "You have no account here."],
    [{ email: signOn.admin.email, email_verified: false }, "email_verified"],
    [{ email: signOn.admin.email }, "email_verified"],
  ] as const) {
    await page.context().clearCookies();
    signOn.provider.arrives(account);
    await signInByProvider(page);
    await expect(page.getByRole("main").getByRole("alert")).toContainText(words);
    expect((await page.request.get("/api/portal/account")).status()).toBe(401);
  }
  await signIn(page, signOn.admin);
  await page.goto("/dashboard/audit-log");
  await expect(page.getByText(`single sign-on sent no verified email for ${signOn.admin.email}`)).toHaveCount(2);
  expect((await people(page)).people.map(({ email }) => email)).not.toContain(stranger);
});

test("who is invited is in by signing in there, and has no password", async ({ page, browser, signIn, signOn }) => {
  await signIn(page, signOn.admin);
  const email = newEmail();
  const link = await inviteByPage(page, email);
  const context = await browser.newContext({ baseURL: signOn.url });
  const theirs = await context.newPage();
  signOn.provider.arrives({ email, email_verified: true, given_name: "Robin", family_name: "Marsh" });
  await theirs.goto(link);
  await theirs.getByRole("button", { name: "Sign in with Harbour ID" }).click();
  await theirs.waitForURL(/\/dashboard/);
  await theirs.goto("/dashboard/account");
  await expect(theirs.getByText("You sign in through your organization’s provider")).toBeVisible();
  const answer = await theirs.request.post("/api/portal/secrets/user/reading", {
    data: { password: "no such user" },
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(answer.status()).toBe(409);
  const view = await people(page);
  expect(view.people.find((one) => one.email === email)).toMatchObject({ name: "Robin Marsh", role: "member" });
  expect(view.invitations).toEqual([]);
  await theirs.context().clearCookies();
  await theirs.goto("/sign-in");
  await theirs.getByLabel("Email").fill(email);
  await theirs.getByLabel("Password", { exact: true }).fill("no such user");
  await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(theirs.getByRole("main").getByRole("alert")).toContainText("Wrong email or password.");
  await context.close();
});

test("who is known already joins a second organization from its link", async ({ page, browser, signIn, signOn }) => {
  await signIn(page, signOn.admin);
  const email = newEmail();
  const context = await browser.newContext({ baseURL: signOn.url });
  const theirs = await context.newPage();
  await join(theirs, await inviteByPage(page, email));
  await context.clearCookies();
  const headers = { "sec-fetch-site": "same-origin" };
  await page.request.post("/api/portal/organizations", { data: { name: "Second Harbour" }, headers });
  const link = await inviteByPage(page, email, "Admin");
  signOn.provider.arrives({ email, email_verified: true });
  await theirs.goto(link);
  await expect(theirs.getByLabel("Password of your account")).toBeVisible();
  await theirs.getByRole("button", { name: "Sign in with Harbour ID" }).click();
  await expect(theirs.getByLabel("Password of your account")).toHaveCount(0);
  await theirs.getByRole("button", { name: "Join Second Harbour" }).click();
  await theirs.waitForURL(/\/dashboard/);
  await theirs.goto("/dashboard/people");
  await expect(theirs.getByRole("region", { name: "Users" }).getByRole("listitem")).toHaveCount(2);
  await signIn(theirs, { email, password: NEW_PASSWORD });
  expect((await theirs.request.get("/api/portal/account")).status()).toBe(200);
  await context.close();
});

test("a refusal there is told here, on a page without findings", async ({ page, signOn }) => {
  signOn.provider.arrives(null);
  await signInByProvider(page);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Single sign-on failed.");
  expect(await findingsOf(page)).toEqual([]);
});

test("an answer that nobody here asked for is refused", async ({ page, signOn }) => {
  signOn.provider.arrives({ email: signOn.admin.email, email_verified: true });
  await page.goto("/api/auth/callback/oidc?code=stolen&state=made-up");
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  expect((await page.request.get("/api/portal/account")).status()).toBe(401);
});
