import { Webhook } from "standardwebhooks";
import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { instanceOfOAuth2 } from "./support/instance-by-api";
import { newOrganization } from "./support/organization";
import { type Receiver, startReceiver } from "./support/receiver";

let receiver: Receiver;
test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.close());

test("an admin saves the key, Xero's check passes, and a change arrives at the organization's webhook", async ({
  page,
  portal,
  db,
  simulator,
  signIn,
}) => {
  test.slow(); // axe in both themes and widths
  const { admin } = await newOrganization(portal, db);
  const { id, app } = await instanceOfOAuth2(admin.client, simulator, { organisation: 1 });
  const [row] = await db.query<{ id: string }>("select id from apps where key = $1", [app.key]);
  const made = await admin.client.call("POST", "/webhooks", { url: receiver.url, eventTypes: ["xero.changed"] });
  await signIn(page, admin);
  await page.goto(`/dashboard/apps/${row!.id}`);
  const panel = page.getByRole("region", { name: "Webhooks from Xero" });
  const url = await panel.getByRole("textbox", { name: "Delivery URL" }).inputValue();
  const { key } = await simulator.registerWebhook(app.key, url);
  expect(await simulator.checkWebhook(app.key)).toMatchObject({ status: "failed" });
  await expectNoFindings(page);
  await panel.getByRole("textbox", { name: "Webhooks key" }).fill("not the key, with blanks");
  await panel.getByRole("button", { name: "Save key" }).click();
  await expect(panel.getByRole("alert")).toContainText("must not contain blanks");
  await panel.getByRole("textbox", { name: "Webhooks key" }).fill("not-the-key");
  await panel.getByRole("button", { name: "Save key" }).click();
  await expect(panel.getByText("Waiting for Xero")).toBeVisible();
  await expectNoFindings(page);
  expect(await simulator.checkWebhook(app.key)).toMatchObject({ status: "failed" });
  await expect(panel.getByText("Key does not match")).toBeVisible();
  await expectNoFindings(page);

  await panel.getByRole("button", { name: "Replace key" }).click();
  const dialog = page.getByRole("dialog", { name: "Replace the webhooks key" });
  await expectNoFindings(page);
  await dialog.getByRole("textbox", { name: "Webhooks key" }).fill(key);
  await dialog.getByRole("button", { name: "Save key" }).click();
  await expect(panel.getByText("Waiting for Xero")).toBeVisible();
  expect(await simulator.checkWebhook(app.key)).toMatchObject({ status: "ok" });
  await expect(panel.getByText("Receiving")).toBeVisible();
  await expectNoFindings(page);
  expect(await page.content()).not.toContain(key.slice(0, 20));

  const { resourceIds } = await simulator.change({ organisation: 1, category: "CONTACT", type: "UPDATE" });
  const [got] = await receiver.until(1);
  expect(new Webhook(String(made.body.signatureKey)).verify(got!.body, got!.headers)).toMatchObject({
    type: "xero.changed",
    data: { instanceId: id, details: { eventCategory: "CONTACT", eventType: "UPDATE", resourceId: resourceIds[0] } },
  });
  await simulator.repeatWebhook(app.key);
  await simulator.change({ organisation: 1, category: "INVOICE", type: "CREATE" });
  await receiver.until(2);
  expect(receiver.received).toHaveLength(2);
  expect(await simulator.webhook(app.key)).toMatchObject({ status: "ok", waiting: [] });

  await page.goto(`/dashboard/instances/${id}`);
  await expect(page.getByRole("region", { name: "Organisation" })).toContainText("Invoice created in Xero");
  await page.goto(`/dashboard/settings/webhooks/${String(made.body.id)}`);
  const rows = page.getByRole("list", { name: "Deliveries" }).getByRole("listitem");
  await expect(rows).toContainText([
    /Invoice created in Xero.*Answered 204/s,
    /Contact updated in Xero.*Answered 204/s,
  ]);

  await page.goto(`/dashboard/apps/${row!.id}`);
  await panel.getByRole("button", { name: "Remove key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove key" }).click();
  await expect(panel.getByRole("button", { name: "Save key" })).toBeVisible();
  expect(await simulator.checkWebhook(app.key)).toMatchObject({ status: "failed" });
  await page.goto("/dashboard/audit-log");
  await expect(page.getByText("Webhooks key of Xero removed").first()).toBeVisible();
});

test("a member sees nothing of it, and Xero has no webhooks for OAuth 1.0a", async ({ page, portal, db, signIn }) => {
  const { id, admin, member } = await newOrganization(portal, db);
  for (const protocol of ["oauth1", "oauth2"])
    await db.query(
      `insert into apps (id, organization_id, name, kind, protocol, key, secret_sealed, callback_url, updated_at)
        values (gen_random_uuid(), $1, $2::text, 'public', $2::text::"Protocol", $2::text, '', 'https://app.example/', now())`,
      [id, protocol],
    );
  const apps = await db.query<{ id: string; name: string }>("select id, name from apps where organization_id = $1", [
    id,
  ]);
  const of = (name: string) => apps.find((each) => each.name === name)!.id;
  const panel = page.getByRole("region", { name: "Webhooks from Xero" });
  await signIn(page, member);
  await page.goto(`/dashboard/apps/${of("oauth2")}`);
  await expect(page.getByText("Only an admin can change the app")).toBeVisible();
  await expect(panel).toBeHidden();
  expect((await page.request.get(`/api/portal/apps/${of("oauth2")}/xero-webhook`)).status()).toBe(403);
  await page.context().clearCookies();
  await signIn(page, admin);
  await page.goto(`/dashboard/apps/${of("oauth1")}`);
  await expect(page.getByRole("heading", { name: "Consumer secret" })).toBeVisible();
  await expect(panel).toBeHidden();
});
