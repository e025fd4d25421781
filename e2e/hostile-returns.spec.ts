import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { allow, chooseKind, finish, goToXero, goToXero2, typeKeys } from "./support/journey";
import { newOrganization } from "./support/organization";
import type { Fault, SimulatorControl } from "./support/simulator-control";

/** At Xero with an app of its own: the address to consent at, and the one that a consent there leads back to. */
async function atXero(page: Page, simulator: SimulatorControl, url: string) {
  const app = await simulator.createOAuth2App("partner", `${url}/connect/callback`);
  await goToXero2(page, app);
  const agree = async (address = page.url()) =>
    new URL((await simulator.agree(address, { organisations: [0] })).location);
  return { app, address: new URL(page.url()), agree };
}

const instancesOf = `select i.id from instances i join grants g on g.id = i.grant_id
  join apps a on a.id = g.app_id where a.key = $1`;
const exchanges = async (simulator: SimulatorControl, key: string) =>
  (await simulator.requests(key)).filter(({ oauth }) => oauth.grant_type === "authorization_code");

test.beforeEach(({ page, signIn }) => signIn(page));

test("a return that names another issuer is not exchanged, and the true one still works", async ({
  page,
  portal,
  simulator,
}) => {
  const { app, agree } = await atXero(page, simulator, portal.url);
  const returned = await agree();
  const mixedUp = new URL(returned);
  mixedUp.searchParams.set("iss", "https://evil.example");
  await page.goto(mixedUp.href);
  await expect(page).toHaveURL(/reason=unknown_state/);
  expect(await exchanges(simulator, app.key)).toEqual([]);
  await page.goto(returned.href);
  await expect(page).toHaveURL(/\/connect\/organisation/);
  expect(await exchanges(simulator, app.key)).toHaveLength(1);
});

test("somebody else's code in this browser's return connects nothing", async ({ page, portal, simulator, db }) => {
  const { app, address, agree } = await atXero(page, simulator, portal.url);
  const theirs = new URL(address);
  theirs.searchParams.set("state", "somebody-elses");
  theirs.searchParams.set("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  const stolen = (await agree(theirs.href)).searchParams.get("code")!;
  const returned = await agree();
  returned.searchParams.set("code", stolen);
  await page.goto(returned.href);
  await expect(page).toHaveURL(/\/connect\/ended\?/);
  expect(await exchanges(simulator, app.key)).toHaveLength(1);
  expect(await db.query(instancesOf, [app.key])).toEqual([]);
});

test("a code that was asked for without PKCE connects nothing", async ({ page, portal, simulator, db }) => {
  const { app, address, agree } = await atXero(page, simulator, portal.url);
  expect(address.searchParams.get("code_challenge_method")).toBe("S256");
  address.searchParams.delete("code_challenge");
  address.searchParams.delete("code_challenge_method");
  const returned = await agree(address.href);
  await page.goto(returned.href);
  await expect(page).toHaveURL(/\/connect\/ended\?/);
  expect(await exchanges(simulator, app.key)).toHaveLength(1);
  expect(await db.query(instancesOf, [app.key])).toEqual([]);
});

const HOSTILE = `"'><img src=x onerror=window.pwned=1></title></script><script>window.pwned=1</script>{{7*7}}`;
const answers = (body: string | object, status = 200): Omit<Fault, "path"> => ({
  kind: "status",
  status,
  times: 0,
  body: typeof body === "string" ? body : JSON.stringify(body),
  headers: { "content-type": typeof body === "string" ? "text/html" : "application/json" },
});

/** Nothing of what Xero said was run, now or when the page is read again. */
async function expectText(page: Page): Promise<void> {
  await page.reload();
  await expect(page.getByRole("main")).toBeVisible();
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  expect(await page.locator("img[src='x']").count()).toBe(0);
}

test("what Xero says of an organisation is text on every page", async ({ page, portal, simulator, db, signIn }) => {
  const { admin } = await newOrganization(portal, db);
  await page.context().clearCookies();
  await signIn(page, admin);
  const app = await simulator.createApp("public");
  const texts = { Name: HOSTILE, LegalName: HOSTILE, CountryCode: HOSTILE, BaseCurrency: HOSTILE, ShortCode: HOSTILE };
  const organisation = { APIKey: "HOSTILE", OrganisationID: "1f6c2a4e-8d3b-4c57-9a61-2b7e5d0c9f99", ...texts };
  const path = "/api.xro/2.0/Organisation";
  await simulator.fault({ path, key: app.key, ...answers({ Organisations: [organisation] }) });
  await goToXero(page, app);
  await allow(page);
  await page.waitForURL(/\/connect\/organisation/);
  await expect(page.getByRole("main")).toContainText(HOSTILE);
  await expectText(page);
  const { id } = await finish(page);
  const done = page.url();
  // As of a token that a program has handed over.
  const [saved] = await db.query<{ id: string }>("update apps set scopes = array[$1] where key = $2 returning id", [
    HOSTILE,
    app.key,
  ]);
  await page.goto(`/dashboard/apps/${saved!.id}`);
  await expect(page.getByRole("main")).toContainText(HOSTILE);
  await expectText(page);
  for (const address of [
    done,
    `/dashboard/instances/${id}`,
    "/dashboard/instances",
    "/dashboard",
    "/dashboard/attempts",
    "/dashboard/audit-log",
    "/dashboard/apps",
  ]) {
    await page.goto(address);
    await expectText(page);
  }
});

test("what Xero says when it refuses is text", async ({ page, portal, simulator }) => {
  const refused = await simulator.createApp("public");
  const advice = new URLSearchParams({ oauth_problem: "consumer_key_unknown", oauth_problem_advice: HOSTILE });
  await simulator.fault({ path: "/oauth/RequestToken", key: refused.key, ...answers(String(advice), 401) });
  await chooseKind(page, "public");
  await typeKeys(page, refused);
  await page.getByRole("button", { name: "Test keys" }).click();
  await expect(page.getByRole("main")).toContainText(HOSTILE);
  await expectText(page);

  const { app, agree } = await atXero(page, simulator, portal.url);
  const returned = await agree();
  const error = { error: HOSTILE, error_description: HOSTILE };
  await simulator.fault({ path: "/connect/token", key: app.key, ...answers(error, 400) });
  await page.goto(returned.href);
  await expectText(page);

  const other = await atXero(page, simulator, portal.url);
  const declined = await other.agree();
  declined.searchParams.delete("code");
  for (const name of ["error", "error_description", "error_uri"]) declined.searchParams.set(name, HOSTILE);
  await page.goto(declined.href);
  await expect(page).toHaveURL(/reason=app_refused/);
  expect(page.url()).not.toContain("pwned");
  await expectText(page);
});
