import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { finish, goToXero2 } from "./support/journey";
import type { SimulatorControl } from "./support/simulator-control";

test.beforeEach(({ page, signIn }) => signIn(page));

/** At Xero's consent page, with the address that agreeing for an organisation would send the browser to. */
async function atConsent(page: Page, simulator: SimulatorControl, url: string, organisation = 0) {
  const app = await simulator.createOAuth2App("partner", `${url}/connect/callback`);
  await goToXero2(page, app);
  const { location } = await simulator.agree(page.url(), { organisations: [organisation] });
  return { app, location };
}

const instancesOf = `select i.id from instances i join grants g on g.id = i.grant_id
  join apps a on a.id = g.app_id where a.key = $1`;

test("coming back late is refused, with what was sent to compare", async ({ page, portal, simulator, db }) => {
  const { app, location } = await atConsent(page, simulator, portal.url);
  const age =
    "update attempts t set expires_at = now() - interval '1 second' from apps a where a.id = t.app_id and a.key = $1";
  await db.query(age, [app.key]);
  await page.goto(location);
  await expect(page).toHaveURL(/reason=expired/);
  await expect(page.getByRole("main")).toContainText(`${portal.url}/connect/callback`);
  // The keys were tested before consent; the code was not exchanged.
  const asked = (await simulator.requests(app.key)).map(({ path }) => path);
  expect(asked.toSorted()).toEqual(["/connect/token", "/identity/connect/authorize"]);
});

test("the same return twice makes one instance", async ({ page, portal, simulator, db }) => {
  const { app, location } = await atConsent(page, simulator, portal.url);
  await page.goto(location);
  await finish(page);
  await page.goto(location);
  await expect(page).toHaveURL(/reason=already_used/);
  expect(await db.query(instancesOf, [app.key])).toHaveLength(1);
});

test("only access_denied is a refusal of the customer", async ({ page, portal, simulator }) => {
  const expected = {
    access_denied: "declined",
    server_error: "xero_busy",
    invalid_scope: "scope_refused",
    unauthorized_client: "app_refused",
  };
  for (const [error, reason] of Object.entries(expected)) {
    const { location } = await atConsent(page, simulator, portal.url);
    const returned = new URL(location);
    returned.searchParams.delete("code");
    returned.searchParams.set("error", error);
    await page.goto(returned.href);
    await expect(page).toHaveURL(new RegExp(`reason=${reason}`));
  }
});

test("a prefetch of the return does not use it up", async ({ page, portal, simulator }) => {
  const { location } = await atConsent(page, simulator, portal.url);
  const prefetched = await page.request.get(location, { headers: { "sec-purpose": "prefetch" }, maxRedirects: 0 });
  expect(prefetched.status()).toBe(503);
  await page.goto(location);
  await page.waitForURL(/\/connect\/organisation/);
});

test("a stolen return is of no use in another browser", async ({ page, browser, portal, simulator, signIn }) => {
  const { location } = await atConsent(page, simulator, portal.url);
  const thief = await browser.newContext({ baseURL: portal.url });
  const theirs = await thief.newPage();
  await signIn(theirs);
  await theirs.goto(location);
  await expect(theirs).toHaveURL(/reason=wrong_browser/);
  await thief.close();
  await page.goto(location);
  await page.waitForURL(/\/connect\/organisation/);
});

test("reconnecting keeps id and token, and another organisation is offered apart", async ({
  page,
  portal,
  simulator,
  db,
}) => {
  const { location } = await atConsent(page, simulator, portal.url, 1);
  await page.goto(location);
  const { id } = await finish(page);
  const reconnect = async (organisation: number) => {
    await page.goto(`/dashboard/instances/${id}`);
    await page.getByRole("button", { name: "Reconnect" }).first().click();
    await page.waitForURL(/\/identity\/connect\/authorize/);
    await page.goto((await simulator.agree(page.url(), { organisations: [organisation] })).location);
  };
  await reconnect(1);
  await page.getByRole("button", { name: "Reconnect" }).click();
  await page.waitForURL(/\/connect\/done/);
  await reconnect(2);
  await expect(page.getByText(`Instance ${id} was not changed.`)).toBeVisible();
  expect(await db.query("select organisation_name from instances where id = $1", [id])).toEqual([
    { organisation_name: "Ridgeway Cycles" },
  ]);
});

test("disconnecting ends the connection at Xero", async ({ page, portal, simulator, db }) => {
  const { app, location } = await atConsent(page, simulator, portal.url);
  await page.goto(location);
  const { id } = await finish(page);
  await page.goto(`/dashboard/instances/${id}`);
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await page.waitForURL(/\/dashboard\/instances$/);
  expect(await simulator.connections(app.key)).toEqual([]);
  expect(await db.query(instancesOf, [app.key])).toEqual([]);
});

test.describe("without scripts, on a phone", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("the whole way works", async ({ page, portal, simulator, db }) => {
    const { app, location } = await atConsent(page, simulator, portal.url, 3);
    await page.goto(location);
    await finish(page);
    expect(await db.query(instancesOf, [app.key])).toHaveLength(1);
  });
});
