import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { agreeAsCustomer, linkedApp, makeLink, openAsCustomer } from "./support/links";
import { makeListed } from "./support/listed-rows";

test("a customer connects one business with three clicks and no field, and without an account", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const link = await makeLink(page, { appId: app.id, name: "Harbour Lane Bakery" });
  const customer = await openAsCustomer(browser, portal.url, link.url);
  await expect(customer).not.toHaveURL(new RegExp(link.url.split("/").at(-1)!));
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("would like to read your");
  await expect(customer.getByText("Made for Harbour Lane Bakery")).toBeVisible();
  await agreeAsCustomer(customer, simulator, [0]);
  await expect(customer).toHaveURL(/\/c\/done/);
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("Done.");
  await expect(customer.getByText(/token|instance/i)).toHaveCount(0);

  const list = await page.request.get("/api/portal/instances?search=Harbour+Lane+Bakery");
  expect(((await list.json()) as { items: unknown[] }).items.length).toBeGreaterThan(0);
  await customer.goto(link.url);
  await expect(customer.getByRole("heading", { name: "This link has been used" })).toBeVisible();
});

test("of several businesses the customer takes some, and a program gets the tokens for a code", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const client = clientOf(portal);
  const settings = { data: { callbackOrigins: ["http://localhost:9"] }, headers: { "sec-fetch-site": "same-origin" } };
  expect((await page.request.patch("/api/portal/settings", settings)).ok()).toBe(true);
  const returnUrl = "http://localhost:9/back?customer=7";
  const session = await client.call("POST", "/connect/sessions", { app: app.id, externalId: "cus_1", returnUrl });
  expect(session.status).toBe(200);
  const customer = await openAsCustomer(browser, portal.url, String(session.body.url));
  await agreeAsCustomer(customer, simulator, [0, 1, 2]);
  await expect(customer).toHaveURL(/\/c\/choose/);
  await customer.getByRole("checkbox").nth(1).uncheck();
  await customer.getByRole("button", { name: "Connect" }).click();
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("can read 2 businesses");
  const back = new URL((await customer.getByRole("link", { name: /^Back to/ }).getAttribute("href"))!);
  expect(back.searchParams.get("customer")).toBe("7");
  const code = back.searchParams.get("code");
  const result = await client.call("POST", `/connect/sessions/${String(session.body.id)}/result`, { code });
  expect(result.status).toBe(200);
  const instances = result.body.instances as { id: number; token: string }[];
  expect(instances).toHaveLength(2);
  for (const { id, token } of instances) {
    expect((await client.asElement(token, "GET", "/ping")).status).toBe(200);
    expect((await client.call("GET", `/instances/${id}`)).body.externalId).toBe("cus_1");
  }
  const ofCustomer = await client.call("GET", "/instances?externalId=cus_1");
  expect(ofCustomer.body).toMatchObject(instances.map(({ id }) => ({ id, externalId: "cus_1" })));
  expect((await client.call("GET", "/instances?externalId=cus")).status).toBe(404);
  const again = await client.call("POST", `/connect/sessions/${String(session.body.id)}/result`, { code });
  expect(again.status).toBe(400);
  await page.request.patch("/api/portal/settings", { ...settings, data: { callbackOrigins: [] } });
});

test("a link asks for what is ticked, gives its tags, and leads back only to a registered address", async ({
  page,
  portal,
  simulator,
  signIn,
  db,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const change = { name: `Lantern Narrow ${app.key.slice(0, 6)}`, reads: ["contacts", "invoices"], madeBefore: false };
  const sameOrigin = { "sec-fetch-site": "same-origin" };
  const saved = await page.request.patch(`/api/portal/apps/${app.id}`, { data: change, headers: sameOrigin });
  expect(saved.ok()).toBe(true);
  await page.goto("/dashboard/links");
  await page.getByRole("button", { name: "New link" }).click();
  const dialog = page.getByRole("dialog", { name: "New link" });
  await dialog.getByLabel("Who is it for?").fill("Fern & Field");
  await dialog.getByLabel("App", { exact: true }).selectOption(app.id);
  await dialog.getByText("What is read").click();
  await expect(dialog.getByRole("checkbox")).toHaveCount(2);
  await dialog.getByRole("checkbox", { name: "Invoices and credit notes" }).uncheck();
  await dialog.getByLabel("Tags").fill("nz, spring-2026, nz");
  await dialog.getByLabel("Return address").fill("https://evil.example/");
  await dialog.getByRole("button", { name: "Create link" }).click();
  await expect(dialog.getByRole("alert")).toContainText("An admin adds it under Settings, Callback origins.");
  await dialog.getByLabel("Return address").fill("");
  await dialog.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByRole("dialog", { name: "Link for Fern & Field" })).toBeVisible();
  const sql = "select scopes, tags from links where app_id = $1 and name = 'Fern & Field'";
  const [made] = await db.query<{ scopes: string[]; tags: string[] }>(sql, [app.id]);
  expect(made!.tags).toEqual(["nz", "spring-2026"]);
  expect(made!.scopes).toContain("accounting.contacts.read");
  expect(made!.scopes).not.toContain("accounting.invoices.read");
});

test("who says no at Xero, comes back late or in another browser, or opens what has ended, is told kindly", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
  db,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const link = await makeLink(page, { appId: app.id, name: "Harbour Lane Bakery" });
  const customer = await openAsCustomer(browser, portal.url, link.url);
  const leave = async () => {
    await customer.getByRole("button", { name: /Continue to Xero|Ask Xero again|Start again/ }).click();
    await customer.waitForURL(/\/identity\/connect\/authorize/);
  };
  await leave();
  const declined = await simulator.agree(customer.url(), { decline: true });
  await customer.goto(declined.location);
  await expect(customer.getByRole("heading", { name: "You said no at Xero" })).toBeVisible();

  await leave();
  const { location } = await simulator.agree(customer.url(), { organisations: [0] });
  const other = await openAsCustomer(browser, portal.url, location);
  await expect(other).toHaveURL(/reason=wrong_browser/);
  await db.query("update attempts set expires_at = now() - interval '1 second' where link_id = $1", [link.id]);
  await customer.goto(location);
  await expect(customer.getByRole("heading", { name: "This took longer than 15 minutes" })).toBeVisible();

  const headers = { "sec-fetch-site": "same-origin" };
  expect((await page.request.delete(`/api/portal/links/${link.id}`, { headers })).status()).toBe(204);
  await customer.goto(link.url);
  await expect(customer.getByRole("heading", { name: /took this link back$/ })).toBeVisible();
  await expect(customer.getByText(/sign in|password/i)).toHaveCount(0);
});

test("a browser that keeps no cookies is told to allow them, and opening a link as a scanner does is not counted", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
  db,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const link = await makeLink(page, { appId: app.id, name: "Kauri Joinery" });
  const scanners: Record<string, string>[] = [{}, { "sec-purpose": "prefetch", "sec-fetch-dest": "document" }];
  for (const headers of scanners) expect((await fetch(link.url, { headers, redirect: "manual" })).status).toBe(303);
  expect(await db.query("select opened from links where id = $1", [link.id])).toEqual([{ opened: 0 }]);
  const customer = await openAsCustomer(browser, portal.url, link.url);
  expect(await db.query("select opened from links where id = $1", [link.id])).toEqual([{ opened: 1 }]);
  await customer.context().clearCookies();
  await customer.getByRole("button", { name: "Continue to Xero" }).click();
  await expect(customer.getByRole("heading", { name: "Open the link once more" })).toBeVisible();
});

test("a session of a program is for its organization's own app, address and instance only", async ({
  page,
  portal,
  simulator,
  signIn,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const client = clientOf(portal);
  const tries: [string, Record<string, unknown>, number, RegExp][] = [
    ["no app", {}, 400, /app/],
    ["another's app", { app: "0198c0de-0000-4000-8000-000000000000" }, 400, /app is not the id/],
    ["an unregistered address", { app: app.id, returnUrl: "https://evil.example/" }, 400, /returnUrl/],
    ["a scope that is none", { app: app.id, scopes: ["accounting.contacts.read", "<script>"] }, 400, /scopes/],
    ["too long", { app: app.id, expiresIn: 31 * 24 * 60 * 60 }, 400, /expiresIn/],
    ["another's instance", { reconnect: 2_000_000_000 }, 404, /No instance/],
    ["an unknown language", { app: app.id, language: "tlh" }, 400, /must be one of en, de, fr, es, ja/],
  ];
  for (const [what, body, status, message] of tries) {
    const answer = await client.call("POST", "/connect/sessions", body);
    expect([what, answer.status]).toEqual([what, status]);
    expect(answer.text, what).toMatch(message);
  }
  expect((await client.open("POST", "/connect/sessions", { app: app.id })).status).toBe(401);
  const { body } = await client.call("POST", "/connect/sessions", { app: app.id, name: "Tideline" });
  expect((await client.call("GET", `/connect/sessions/${String(body.id)}`)).body).toMatchObject({ status: "open" });
  expect((await client.call("DELETE", `/connect/sessions/${String(body.id)}`)).status).toBe(200);
  expect((await client.call("GET", `/connect/sessions/${String(body.id)}`)).body).toMatchObject({ status: "revoked" });
});

test("an instance's page tells who asked its customer to reconnect, and how far they came", async ({
  page,
  browser,
  portal,
  signIn,
  db,
}) => {
  const { admin, ids } = await makeListed(db, [{ name: "Ridgeway Cycles", status: "reconnect", minutesLeft: -90 }]);
  await signIn(page, admin);
  await page.goto(`/dashboard/instances/${ids[0]}`);
  const panel = page.getByRole("region", { name: "Asking the customer to reconnect" });
  await expect(panel).toContainText("Gangway sends no reminders");
  await page.getByRole("button", { name: "Copy reconnect link for Ridgeway Cycles" }).click();
  const link = await page.getByRole("dialog").getByRole("textbox", { name: "Reconnect link" }).inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  const line = panel.getByRole("listitem").filter({ hasText: `Link created by ${admin.email}` });
  await expect(line).toContainText("Not opened yet");
  const customer = await openAsCustomer(browser, portal.url, link);
  await expect(customer.getByRole("heading", { level: 1 })).toBeVisible();
  await page.reload();
  await expect(line).toContainText("Opened once, saw the first page");
});
