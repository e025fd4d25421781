import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { instanceOfOAuth2 } from "./support/instance-by-api";
import { newOrganization } from "./support/organization";

const byKey = (base: string, path: string, key: string, method = "GET") =>
  fetch(base + path, { method, headers: { authorization: `Bearer ${key}` } });

async function shownKey(page: Page) {
  const dialog = page.getByRole("dialog", { name: "New API key" });
  const key = await dialog.getByRole("textbox", { name: "API key" }).inputValue();
  await expectNoFindings(page);
  await dialog.getByRole("button", { name: "I have copied it" }).click();
  return key;
}

test("an admin creates an API key, changes, rotates and revokes it", async ({ page, portal, db, signIn }) => {
  test.slow(); // axe in both themes and widths
  const { admin } = await newOrganization(portal, db);
  const { base } = admin.client;
  await signIn(page, admin);
  await page.goto("/dashboard/settings");
  await page.getByRole("link", { name: "Manage API keys" }).click();
  await expect(page.getByText("No API keys yet")).toBeVisible();
  await expectNoFindings(page);
  await page.getByRole("button", { name: "Create API key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create API key" }).click();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveAccessibleDescription(/Enter a name/);
  await expect(dialog.getByText("Select at least one.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Nightly sync");
  await dialog.getByRole("checkbox", { name: "instances:read" }).check();
  const networks = dialog.getByRole("textbox", { name: /Only from these addresses/ });
  await networks.fill("everywhere");
  await dialog.getByRole("button", { name: "Create API key" }).click();
  await expect(dialog.getByRole("alert")).toContainText("networks must be a list of addresses or networks");
  await networks.fill("");
  await expectNoFindings(page);
  await dialog.getByRole("button", { name: "Create API key" }).click();
  const key = await shownKey(page);
  const row = page.getByRole("listitem").filter({ hasText: "Nightly sync" });
  await expect(row).toContainText(`…${key.slice(-4)}`);
  await expect(row).toContainText("Never used");
  await expectNoFindings(page);

  expect((await byKey(base, "/instances", key)).status).toBe(200);
  expect((await byKey(base, "/webhooks", key)).status).toBe(403);
  await page.reload();
  await expect(row).toContainText("Last used");

  const act = async (name: string) => {
    await row.getByRole("button", { name: "Actions for Nightly sync" }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await act("Change");
  await dialog.getByRole("checkbox", { name: "webhooks" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("instances:read, webhooks");
  expect((await byKey(base, "/webhooks", key)).status).toBe(200);

  await act("Rotate");
  await dialog.getByRole("button", { name: "Rotate key" }).click();
  const next = await shownKey(page);
  await expect(row).toContainText("The previous key works until");
  for (const each of [key, next]) expect((await byKey(base, "/instances", each)).status).toBe(200);

  await act("Revoke");
  await dialog.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("No API keys yet")).toBeVisible();
  for (const each of [key, next]) expect((await byKey(base, "/instances", each)).status).toBe(401);
  await page.goto("/dashboard/audit-log");
  for (const text of ["API key created", "API key changed", "API key rotated", "API key revoked"])
    await expect(page.getByText(text).first()).toBeVisible();
});

test("a key of one instance calls Xero with nothing else", async ({ page, portal, simulator, db, signIn }) => {
  test.slow();
  const { admin } = await newOrganization(portal, db);
  const { base } = admin.client;
  const { id } = await instanceOfOAuth2(admin.client, simulator);
  const other = await instanceOfOAuth2(admin.client, simulator);
  await signIn(page, admin);
  await page.goto(`/dashboard/instances/${id}`);
  const panel = page.getByRole("region", { name: "API keys" });
  await panel.getByRole("button", { name: "Create API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Reports");
  await dialog.getByRole("checkbox", { name: "passthrough:write" }).uncheck();
  await dialog.getByRole("button", { name: "Create API key" }).click();
  const key = await shownKey(page);
  await expect(panel.getByRole("listitem")).toContainText("passthrough:read");
  await expectNoFindings(page);

  const organisation = "/passthrough/api.xro/2.0/Organisation";
  expect((await byKey(base, organisation, key)).status).toBe(200);
  expect((await byKey(base, `/instances/${id}${organisation}`, key)).status).toBe(200);
  expect((await byKey(base, `/instances/${other.id}${organisation}`, key)).status).toBe(404);
  expect((await byKey(base, "/passthrough/api.xro/2.0/Invoices", key, "PUT")).status).toBe(403);
  expect((await byKey(base, "/instances/token", key)).status).toBe(403);

  await panel.getByRole("button", { name: "Actions for Reports" }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await dialog.getByRole("button", { name: "Revoke key" }).click();
  // Until the dialog is closed, nothing behind it has a role.
  await expect(dialog).toBeHidden();
  await expect(panel.getByRole("listitem")).toHaveCount(0);
  expect((await byKey(base, organisation, key)).status).toBe(401);
});

test("a key of the organization names its instance by id or by Element token", async ({ portal, simulator, db }) => {
  const { admin } = await newOrganization(portal, db);
  const { base } = admin.client;
  const { id, token } = await instanceOfOAuth2(admin.client, simulator);
  const made = await admin.client.call("POST", "/keys", { name: "SDK", scopes: ["passthrough:read"], expiresIn: 600 });
  const key = String(made.body.key);
  const organisation = "/passthrough/api.xro/2.0/Organisation";
  expect((await byKey(base, `/instances/${id}${organisation}`, key)).status).toBe(200);
  const headers = { authorization: `Bearer ${key}, Element ${token}` };
  expect((await fetch(base + organisation, { headers })).status).toBe(200);
  const unnamed = await byKey(base, organisation, key);
  expect(unnamed.status).toBe(400);
  expect(await unnamed.text()).toContain("Name the instance");
  const wrong = await admin.client.call("PATCH", `/keys/${String(made.body.id)}`, { scopes: ["nothing"] });
  expect(wrong.status).toBe(400);
  expect(wrong.body.message).toMatch(/^scopes must be a list of one or more of connect, /);
  expect((await admin.client.call("DELETE", `/keys/${String(made.body.id)}`)).status).toBe(200);
});
