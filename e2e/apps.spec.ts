import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { findingsOf } from "./support/findings";
import { connect, finish, goToXero2, typeKeys2 } from "./support/journey";
import { linkedApp, makeLink, openAsCustomer } from "./support/links";
import { newOrganization } from "./support/organization";

test("an app's secret is tried at Xero before it is replaced", async ({ page, signIn, simulator, db }) => {
  await signIn(page);
  const app = await simulator.createApp("public");
  await connect(page, app, "Ridgeway Cycles");
  await page.goto("/dashboard/apps");
  await page.getByRole("link", { name: `App ${app.key.slice(0, 8)}`, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `App ${app.key.slice(0, 8)}` })).toBeVisible();
  await expect(page.getByRole("link", { name: "1 instance" })).toBeVisible();

  const secret = page.getByLabel("New consumer secret");
  await secret.fill("not the secret");
  await page.getByRole("button", { name: "Test and replace" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was replaced." })).toBeVisible();
  await expect(secret).toHaveValue("not the secret");

  await secret.fill(app.secret);
  await page.getByRole("button", { name: "Test and replace" }).click();
  await expect(page.getByText("The new secret is in use.")).toBeVisible();
  await expect(secret).toHaveValue("");
  expect(await db.query("select 1 from events where type = 'app.secret_replaced'")).toHaveLength(1);
});

test("nobody overwrites a saved app on the keys page, and unproved keys are not saved", async ({
  page,
  signIn,
  simulator,
  portal,
  db,
}) => {
  const { admin, member } = await newOrganization(portal, db);
  const app = await simulator.createOAuth2App("public", `${portal.url}/connect/callback`);
  const saved = () => db.query("select name, secret_sealed from apps where key = $1", [app.key]);
  const enter = async (name: string, secret: string) => {
    await page.goto("/connect/keys?attempt=" + (await startedAttempt(page)));
    await page.getByLabel("App name").fill(name);
    await page.getByLabel("Client id", { exact: true }).fill(app.key);
    await page.getByLabel("Client secret", { exact: true }).fill(secret);
    await page.getByRole("button", { name: "Continue to Xero" }).click();
  };
  await signIn(page, admin);
  await enter("Ours", "not the secret");
  await expect(page.getByText("Could not verify these keys.")).toBeVisible();
  expect(await saved()).toEqual([]);
  await enter("Ours", app.secret);
  await page.waitForURL(/identity\/connect\/authorize/);
  const [first] = await saved();
  expect(first).toMatchObject({ name: "Ours" });

  await page.context().clearCookies();
  await signIn(page, member);
  await enter("Theirs", "not the secret");
  await expect(page.getByText("This app is already saved, with another secret.")).toBeVisible();
  await enter("Theirs", app.secret);
  await page.waitForURL(/identity\/connect\/authorize/);
  expect(await saved()).toEqual([first]);
  const types = await db.query<{ type: string }>("select type from events where type like 'app.%' and actor = $1", [
    admin.email,
  ]);
  expect(types).toEqual([{ type: "app.saved" }]);
});

test("an app is saved without connecting, given another name and other scopes, and deleted", async ({
  page,
  signIn,
  simulator,
  portal,
  db,
}) => {
  const { admin } = await newOrganization(portal, db);
  const app = await simulator.createOAuth2App("public", `${portal.url}/connect/callback`);
  await signIn(page, admin);
  await page.goto("/connect/keys?attempt=" + (await startedAttempt(page)));
  await page.getByLabel("App name").fill("Ledger Sync");
  await page.getByLabel("Client id", { exact: true }).fill(app.key);
  await page.getByLabel("Client secret", { exact: true }).fill(app.secret);
  await page.getByLabel("Contacts", { exact: true }).check();
  await page.getByRole("button", { name: "Save without connecting" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ledger Sync" })).toBeVisible();
  await expect(page.getByText("accounting.contacts.read")).toBeVisible();

  await page.getByRole("button", { name: "Change name or scopes" }).click();
  await page.getByLabel("App name").fill("Ledger");
  await page.getByLabel("Change invoices and credit notes").check();
  await page.getByText("Files, assets, projects, bank feeds").click();
  await page.getByLabel("Files", { exact: true }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ledger", exact: true })).toBeVisible();
  await expect(page.getByText("accounting.invoices", { exact: true })).toBeVisible();
  await expect(page.getByText("files.read")).toBeVisible();

  await page.getByRole("button", { name: "Delete app" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No app is saved yet")).toBeVisible();
  const types = await db.query<{ type: string }>(
    "select type from events where type like 'app.%' and actor = $1 order by id",
    [admin.email],
  );
  expect(types.map(({ type }) => type)).toEqual(["app.saved", "app.changed", "app.deleted"]);
});

test("an app's page finds connections at Xero that nothing uses, and removes them", async ({
  page,
  signIn,
  simulator,
  portal,
  db,
}) => {
  test.setTimeout(360_000);
  const { admin } = await newOrganization(portal, db);
  const callback = `${portal.url}/connect/callback`;
  const app = await simulator.createOAuth2App("partner", callback);
  await signIn(page, admin);
  await goToXero2(page, app);
  await page.goto((await simulator.agree(page.url(), { organisations: [1] })).location);
  await finish(page);
  for (const state of ["one", "two"]) {
    const query = { response_type: "code", client_id: app.key, redirect_uri: callback, scope: "openid", state };
    const address = `${portal.simulator.url}/identity/connect/authorize?${new URLSearchParams(query)}`;
    await simulator.agree(address, { organisations: state === "one" ? [0] : [2] });
  }
  await simulator.ageConnections(app.key, 3600);
  const [row] = await db.query<{ id: string }>("select id from apps where key = $1", [app.key]);
  await page.goto(`/dashboard/apps/${row!.id}`);
  const panel = page.getByRole("region", { name: "Unused connections at Xero" });
  await panel.getByRole("button", { name: "Compare with Xero" }).click();
  await expect(panel.getByText("2 unused connections")).toBeVisible();
  await expect(panel.getByText("Ridgeway Cycles")).toBeHidden();
  expect(await findingsOf(page)).toEqual([]);

  await panel.getByRole("button", { name: "Remove Harbour Lane Bakery" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("1 connection removed.")).toBeVisible();
  await panel.getByRole("button", { name: "Compare again" }).click();
  await panel.getByRole("button", { name: "Remove Kōwhai Physiotherapy" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(panel.getByText("No unused connections found.")).toBeVisible();
  expect(await simulator.connections(app.key)).toMatchObject([{ organisation: 1 }]);
  await page.goto("/dashboard/audit-log");
  await expect(
    page.getByText("Removal of an unused connection at Xero requested: Harbour Lane Bakery").first(),
  ).toBeVisible();
});

test("whoever may find Xero's tier full reads it before they leave for Xero", async ({
  page,
  browser,
  signIn,
  simulator,
  portal,
  db,
}) => {
  test.setTimeout(360_000);
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  const app = await linkedApp(page, simulator, portal.url);
  await db.query(
    `insert into instances (organization_id, grant_id, name, token_hash, xero_id, xero_organisation_id, organisation_name, updated_at)
      select i.organization_id, grant_id, 'n' || n, sha256((a.id || n::text)::bytea), n, n, 'n', now()
      from instances i join apps a on a.id = i.app_id, generate_series(1, 4) n where a.id = $1`,
    [app.id],
  );
  const full = page.getByText("Xero may refuse one more organisation.");
  await page.goto("/connect");
  await page.getByRole("link", { name: /^Use App/ }).click();
  await expect(full).toBeVisible();

  await typeKeys2(page, app);
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await expect(full).toBeVisible();
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await page.waitForURL(/\/identity\/connect\/authorize/);

  const link = await makeLink(page, { appId: app.id, name: "Bakery" });
  const customer = await openAsCustomer(browser, portal.url, link.url);
  await expect(customer.getByText("Does Xero say that no more businesses can be connected?")).toBeVisible();
  const session = await admin.client.call("POST", "/connect/sessions", { app: app.id });
  expect(session.body.warning).toContain("as one of Xero's tiers allows");
  await db.query("delete from instances where app_id = $1 and name = 'n1'", [app.id]);
  await customer.reload();
  await expect(customer.getByText("Does Xero say that no more businesses can be connected?")).toBeHidden();
  expect((await admin.client.call("POST", "/connect/sessions", { app: app.id })).body.warning).toBeUndefined();
});

/** A new attempt with a Public app of OAuth 2.0. */
async function startedAttempt(page: Page): Promise<string> {
  const started = await page.request.post("/api/portal/attempts", {
    form: { kind: "public", protocol: "oauth2" },
    headers: { "sec-fetch-site": "same-origin" },
    maxRedirects: 0,
  });
  return new URL(started.headers().location!, "http://localhost").searchParams.get("attempt")!;
}

test("an app's page and the certificate are accessible", async ({ page, signIn, simulator, db }) => {
  await signIn(page);
  const app = await simulator.createApp("public");
  await connect(page, app, "Ridgeway Cycles");
  const [row] = await db.query<{ id: string }>("select id from apps where key = $1", [app.key]);
  for (const path of ["/dashboard/apps", `/dashboard/apps/${row!.id}`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: /Gangway’s certificate|Consumer secret/ })).toBeVisible();
    expect(await findingsOf(page)).toEqual([]);
  }
});
