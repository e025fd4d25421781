import { expect, test } from "./fixtures";
import { allow, connect, finish, goToXero, returnAddress } from "./support/journey";

test.beforeEach(({ page, signIn }) => signIn(page));

const instancesOf = `select i.id from instances i join grants g on g.id = i.grant_id
  join apps a on a.id = g.app_id where a.key = $1`;

test("declining ends on a page that leads back to Xero", async ({ page, simulator, db }) => {
  const app = await simulator.createApp("public");
  await goToXero(page, app);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForURL(/\/connect\/ended\?reason=declined/);
  expect(await db.query(instancesOf, [app.key])).toEqual([]);
  expect((await simulator.requests(app.key)).map(({ path }) => path)).not.toContain("/oauth/AccessToken");
  await page.getByRole("button", { name: "Go back to Xero" }).click();
  await page.waitForURL(/\/oauth\/Authorize/);
  await allow(page);
  await page.waitForURL(/\/connect\/organisation/);
});

test("coming back late is refused, and begins again", async ({ page, simulator, db }) => {
  const app = await simulator.createApp("public");
  await goToXero(page, app);
  const address = await returnAddress(page, simulator);
  await db.query(
    "update attempts t set expires_at = now() - interval '1 second' from apps a where a.id = t.app_id and a.key = $1",
    [app.key],
  );
  await page.goto(address);
  await expect(page).toHaveURL(/reason=expired/);
  expect((await simulator.requests(app.key)).map(({ path }) => path)).not.toContain("/oauth/AccessToken");
});

test("the same return twice makes one instance", async ({ page, simulator, db }) => {
  const app = await simulator.createApp("public");
  await goToXero(page, app);
  const address = await returnAddress(page, simulator);
  await page.goto(address);
  await finish(page);
  await page.goto(address);
  await expect(page).toHaveURL(/reason=already_used/);
  await page.getByRole("link", { name: "See the result" }).click();
  await page.waitForURL(/\/connect\/done/);
  expect(await db.query(instancesOf, [app.key])).toHaveLength(1);
  const exchanges = (await simulator.requests(app.key)).filter(({ path }) => path === "/oauth/AccessToken");
  expect(exchanges).toHaveLength(1);
});

test("a stolen return is of no use in another browser, and still of use in its own", async ({
  page,
  browser,
  simulator,
  portal,
  signIn,
}) => {
  const app = await simulator.createApp("public");
  await goToXero(page, app);
  const address = await returnAddress(page, simulator);
  for (const isSignedIn of [false, true]) {
    const thief = await browser.newContext({ baseURL: portal.url });
    const theirs = await thief.newPage();
    if (isSignedIn) await signIn(theirs);
    await theirs.goto(address);
    await expect(theirs).toHaveURL(/reason=wrong_browser/);
    await expect(theirs.getByRole("heading", { level: 1 })).toBeVisible();
    await thief.close();
  }
  await page.goto(address);
  await page.waitForURL(/\/connect\/organisation/);
});

test("a return nobody waits for, or of the other protocol, ends on a page", async ({ page, simulator }) => {
  await page.goto("/connect/callback?oauth_token=X&oauth_verifier=1&org=Y");
  await expect(page).toHaveURL(/reason=unknown_state/);
  await page.goto("/connect/callback?state=nonsense&code=1");
  await expect(page).toHaveURL(/reason=unknown_state/);
  await goToXero(page, await simulator.createApp("public"));
  const state = new URL(await returnAddress(page, simulator)).searchParams.get("state");
  await page.goto(`/connect/callback?state=${state}&code=123`);
  await expect(page).toHaveURL(/reason=wrong_protocol/);
});

test("when Xero is down at the return, the consent is kept and taken up again", async ({ page, simulator }) => {
  const app = await simulator.createApp("public");
  await goToXero(page, app);
  await simulator.fault({
    path: "/oauth/AccessToken",
    key: app.key,
    times: 1,
    kind: "status",
    status: 503,
    body: "down for maintenance",
  });
  await allow(page);
  await page.waitForURL(/reason=xero_busy/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForURL(/\/connect\/organisation/);
});

test("two tabs connect two organisations without disturbing each other", async ({ page, context, simulator }) => {
  const [app, other] = [await simulator.createApp("public"), await simulator.createApp("public")];
  const second = await context.newPage();
  await goToXero(page, app);
  await goToXero(second, other);
  await allow(page, "Harbour Lane Bakery");
  await allow(second, "Ridgeway Cycles");
  await expect(page.getByRole("main")).toContainText("Harbour Lane Bakery");
  await expect(second.getByRole("main")).toContainText("Ridgeway Cycles");
});

test("somebody who is not signed in is led to sign in and back", async ({ page, portal, browser }) => {
  const context = await browser.newContext({ baseURL: portal.url });
  const fresh = await context.newPage();
  await fresh.goto("/connect");
  await expect(fresh).toHaveURL(/\/sign-in\?callbackUrl=/);
  await fresh.getByLabel("Email").fill(portal.admin.email);
  await fresh.getByLabel("Password").fill("wrong");
  await fresh.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(fresh.getByRole("alert").first()).toBeVisible();
  await expect(fresh.getByLabel("Email")).toHaveValue(portal.admin.email);
  await fresh.getByLabel("Password").fill(portal.admin.password);
  await fresh.getByRole("button", { name: "Sign in", exact: true }).click();
  await fresh.waitForURL(/\/connect$/);
  await context.close();
  await page.goto("/connect");
});

test("another's run is as good as none", async ({ page, simulator, db }) => {
  const { id } = await connect(page, await simulator.createApp("public"));
  const [run] = await db.query<{ id: string }>("select id from attempts where instance_id = $1", [id]);
  await db.query("update attempts set user_id = null where id = $1", [run!.id]);
  for (const step of ["keys", "organisation", "done"]) {
    await page.goto(`/connect/${step}?attempt=${run!.id}`);
    await expect(page).toHaveURL(/reason=not_found/);
  }
});
