import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { allow, connect, connectWithOwnKey } from "./support/journey";

test.beforeEach(({ page, signIn }) => signIn(page));

test("reconnecting keeps id and token", async ({ page, portal, simulator, db }) => {
  const app = await simulator.createApp("public");
  const { id, token } = await connect(page, app, "Ridgeway Cycles");
  await simulator.revoke(app.key);
  expect((await clientOf(portal).asElement(token, "GET", "/ping")).status).toBe(400);
  await page.goto(`/dashboard/instances/${id}`);
  await page.getByRole("button", { name: "Reconnect", exact: true }).click();
  await page.waitForURL(/\/oauth\/Authorize/);
  await allow(page, "Ridgeway Cycles");
  await page.getByRole("button", { name: "Reconnect" }).click();
  await page.waitForURL(/\/connect\/done/);
  expect((await clientOf(portal).asElement(token, "GET", "/ping")).status).toBe(200);
  const types = await db.query<{ type: string }>("select type from events where instance_id = $1 order by id", [id]);
  expect(types.map(({ type }) => type)).toEqual([
    "instance.connected",
    "grant.reconnect_needed",
    "instance.reconnected",
  ]);
});

test("another organisation is never swapped in: it is offered as an instance of its own", async ({
  page,
  simulator,
  db,
}) => {
  const { id } = await connect(page, await simulator.createApp("public"), "Ridgeway Cycles");
  await page.goto(`/dashboard/instances/${id}`);
  await page.getByRole("button", { name: "Reconnect" }).first().click();
  await page.waitForURL(/\/oauth\/Authorize/);
  await allow(page, "Harbour Lane Bakery");
  await expect(page.getByRole("alert").filter({ hasText: `Instance ${id} was not changed.` })).toBeVisible();
  // The form is bent to name the instance all the same.
  const run = new URL(page.url()).searchParams.get("attempt");
  const bent = await page.request.post(`/api/portal/attempts/${run}/instance`, {
    form: { instance: String(id) },
    maxRedirects: 0,
  });
  expect(bent.headers().location).toContain("/connect/ended");
  expect(await db.query("select organisation_name from instances where id = $1", [id])).toEqual([
    { organisation_name: "Ridgeway Cycles" },
  ]);
  await page.getByRole("button", { name: "Choose again at Xero" }).click();
  await page.waitForURL(/\/oauth\/Authorize/);
});

test("a second consent for the same organisation updates the instance that is there", async ({
  page,
  portal,
  simulator,
  db,
}) => {
  const app = await simulator.createApp("public");
  const { id, token } = await connect(page, app, "Saltmarsh Architects");
  await page.goto("/connect");
  await page
    .getByRole("listitem")
    .filter({ hasText: `App ${app.key.slice(0, 8)}` })
    .getByRole("button", { name: /Use/ })
    .click();
  await page.waitForURL(/\/oauth\/Authorize/);
  await allow(page, "Saltmarsh Architects");
  await page.getByRole("radio", { name: new RegExp(`Update instance ${id}\\b`) }).check();
  await page
    .getByRole("button", { name: /Connect|Update|Reconnect/ })
    .first()
    .click();
  await page.waitForURL(/\/connect\/done/);
  expect(
    await db.query("select g.version from grants g join apps a on a.id = g.app_id where a.key = $1", [app.key]),
  ).toEqual([{ version: 2 }]);
  expect((await clientOf(portal).asElement(token, "GET", "/ping")).status).toBe(200);
});

test("an instance is renamed, tagged, disabled, given a new token, and disconnected", async ({
  page,
  portal,
  simulator,
  db,
}) => {
  const { id, token } = await connect(page, await simulator.createApp("public"));
  const client = clientOf(portal);
  await page.goto(`/dashboard/instances/${id}`);
  await page.getByRole("button", { name: "Edit name and tags" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("The bakery");
  await page.getByRole("textbox", { name: "Tags" }).fill("monthly-close, nz");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The bakery");
  expect(await db.query("select name, tags from instances where id = $1", [id])).toEqual([
    { name: "The bakery", tags: ["monthly-close", "nz"] },
  ]);

  await page.getByRole("button", { name: "Disable" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Disable" })).toBeVisible();
  await page.getByRole("button", { name: "Disable" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
  await expect(page.getByRole("button", { name: "Enable" })).toBeVisible();
  expect((await client.asElement(token, "GET", "/ping")).status).toBe(403);
  await page.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByRole("button", { name: "Disable" })).toBeVisible();

  await page.getByRole("button", { name: "Rotate", exact: true }).click();
  await page.getByRole("button", { name: "Rotate token" }).click();
  const rotated = await page.getByRole("textbox", { name: "Instance token" }).inputValue();
  await page.getByRole("button", { name: "I have copied it" }).click();
  expect((await client.asElement(token, "GET", "/ping")).status).toBe(401);
  expect((await client.asElement(rotated, "GET", "/ping")).status).toBe(200);

  await page.getByRole("button", { name: "Disconnect" }).click();
  const dialog = page.getByRole("dialog", { name: "Disconnect The bakery?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  // The strip beside it, where the scroll bar was, is veiled as well.
  await expect(page.locator("html")).toHaveCSS("background-image", /^linear-gradient/);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Disconnect" }).click();
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await page.waitForURL(/\/dashboard\/instances$/);
  expect(await db.query("select 1 from instances where id = $1", [id])).toEqual([]);
  expect((await client.asElement(rotated, "GET", "/ping")).status).toBe(401);
});

test("a partner token is renewed on request, and the old one is dead", async ({ page, simulator, db }) => {
  const app = await simulator.createApp("partner");
  const { id } = await connectWithOwnKey(page, app);
  await page.goto(`/dashboard/instances/${id}`);
  const version = () =>
    db.query("select version from grants g join instances i on i.grant_id = g.id where i.id = $1", [id]);
  expect(await version()).toEqual([{ version: 1 }]);
  await page.getByRole("button", { name: "Renew now" }).click();
  await expect(page.getByText("Token renewed")).toBeVisible();
  expect(await version()).toEqual([{ version: 2 }]);
});

test("the list is searched and filtered in its address, and says when nothing fits", async ({ page, simulator }) => {
  const app = await simulator.createApp("public");
  const { id } = await connect(page, app, "Millstone Brewing");
  await page.goto(`/dashboard/instances?search=${id}`);
  await expect(page.getByRole("link", { name: "Millstone Brewing" }).first()).toBeVisible();
  await page.getByRole("searchbox").fill("no such organisation");
  await expect(page.getByText("No matching instances")).toBeVisible();
  await expect(page).toHaveURL(/search=no/);
  await page.goto("/dashboard/instances/2000000000");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
