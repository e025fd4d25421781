import { expect, test as base } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { newOrganization } from "./support/organization";
import { ownPortal } from "./support/own-portal";
import { freePort } from "@/scripts/ports";

/** A portal whose mail server is not there, and which trusts a proxy that is not there either. */
const test = base.extend<object, { broken: { url: string; admin: { email: string; password: string }; line: string } }>(
  {
    broken: [
      async ({ portal }, use) => {
        const SMTP_URL = `smtp://us:hunter2@127.0.0.1:${await freePort()}`;
        const own = await ownPortal(portal, undefined, { SMTP_URL, MAIL_FROM: "us@example.com", TRUSTED_PROXIES: "1" });
        const { admin } = await own.start();
        await use({ url: own.url, admin, line: "TRUSTED_PROXIES=0" });
        await own.stop();
      },
      { scope: "worker", timeout: 120_000 },
    ],
  },
);

const headers = { "sec-fetch-site": "same-origin" };

test("beside the simulator nothing has to be changed, and every check is told", async ({
  page,
  portal,
  simulator,
  db,
  signIn,
}) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  const { key, secret } = await simulator.createOAuth2App("public", `${portal.url}/connect/callback`);
  const data = { kind: "public", protocol: "oauth2", name: "Lantern Sync", key, secret };
  expect((await page.request.post("/api/portal/apps", { data, headers })).status()).toBe(201);
  await page.goto("/dashboard/settings");
  await page.getByRole("link", { name: "Check the set-up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Set-up check" })).toBeVisible();
  await expect(
    page.getByText(/^Nothing to change, \w+ fine, \w+ not checked or not set up\. Checked at/),
  ).toBeVisible();
  await expect(page.locator("li[data-state=ok]")).toHaveCount(15);
  await expect(page.locator("#app-keys")).toContainText("Xero accepts the keys of Lantern Sync.");
  await expect(page.locator("#callback")).toContainText(`${portal.url}/connect/callback`);
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText(/^Nothing to change/)).toBeVisible();
});

test("what is broken shows its line, which other pages lead to", async ({ browser, broken, signIn }) => {
  const context = await browser.newContext({ baseURL: broken.url });
  const page = await context.newPage();
  await signIn(page, broken.admin);
  await page.goto("/dashboard/settings");
  await page.getByRole("link", { name: "email", exact: true }).click();
  await expect(page).toHaveURL(/\/dashboard\/settings\/setup#mail$/);
  await expect(page.locator("#mail")).toContainText("does not answer");
  await expect(page.getByLabel("Line to change for email")).toHaveValue(
    "SMTP_URL=smtp://user:password@mail.example.com:587",
  );
  await expect(page.locator("#proxy")).toHaveAttribute("data-state", "warning");
  await expect(page.getByLabel("Line to change for reverse proxy")).toHaveValue(broken.line);
  const toChange = page.getByRole("list", { name: "To change" });
  await expect(toChange.getByRole("link", { name: "Reverse proxy" })).toHaveAttribute("href", "#proxy");
  expect(await page.content()).not.toContain("hunter2");
  await context.close();
});

test("the page is free of findings", async ({ browser, broken, signIn }) => {
  const context = await browser.newContext({ baseURL: broken.url });
  const page = await context.newPage();
  await signIn(page, broken.admin);
  await page.goto("/dashboard/settings/setup");
  await expect(page.getByText(/Checked at/)).toBeVisible();
  await expectNoFindings(page);
  await context.close();
});
