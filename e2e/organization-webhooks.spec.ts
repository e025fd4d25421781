import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expect, test } from "./fixtures";
import { newOrganization } from "./support/organization";
import { type Receiver, startReceiver } from "./support/receiver";

let receiver: Receiver;
test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.close());

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page as it is, in both themes and on a phone, too. */
async function expectNoFindings(page: Page) {
  for (const width of [390, 1280])
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    }
}

const stopped = (organization: string) =>
  [
    `insert into events (organization_id, type, data, actor)
      values ($1, 'link.stopped', '{"link": "Harbour Lane", "reason": "declined", "code": "7F1C"}', 'Harbour Lane (link)')`,
    [organization],
  ] as [string, unknown[]];

test("an admin adds a webhook, tests it, replays what it missed, and deletes it", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  test.slow(); // axe in both themes and widths
  const { id, admin } = await newOrganization(portal, db);
  await db.query(...stopped(id));
  await signIn(page, admin);
  await page.goto("/dashboard/settings");
  await page.getByRole("link", { name: "Manage webhooks" }).click();
  await expect(page.getByText("No webhooks yet")).toBeVisible();
  await page.getByRole("button", { name: "Add webhook" }).first().click();
  const url = page.getByRole("textbox", { name: "URL" });
  await url.fill("app.example.com/hooks");
  await url.press("Enter");
  await expect(url).toHaveAccessibleDescription(/starts with https/);
  await url.fill(receiver.url);
  await page.getByRole("radio", { name: /Only some/ }).check();
  for (const type of ["link.stopped", "link.connected"]) await page.getByRole("checkbox", { name: type }).check();
  await expectNoFindings(page);
  await page.getByRole("dialog").getByRole("button", { name: "Add webhook" }).click();
  const shown = page.getByRole("dialog", { name: "Signature key" });
  const key = await shown.getByRole("textbox", { name: "Signature key" }).inputValue();
  await shown.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "2 event types" })).toContainText("On");
  await expectNoFindings(page);

  await page.getByRole("link", { name: receiver.url }).click();
  const main = page.getByRole("main");
  await page.getByRole("button", { name: "Send a test" }).click();
  const rows = page.getByRole("list", { name: "Deliveries" }).getByRole("listitem");
  await expect(rows).toContainText(/Webhook tested.*Answered 204\. 1 attempt\./s);
  const [tested] = await receiver.until(1);
  expect(new Webhook(key).verify(tested!.body, tested!.headers)).toMatchObject({
    type: "webhook.tested",
    data: { instanceId: null, actor: admin.email },
  });

  await page.getByRole("button", { name: "Replay events" }).click();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByRole("alert").getByText("Enter both times.")).toBeVisible();
  const local = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16);
  await page.getByLabel("From").fill(local(-24 * 60));
  await page.getByLabel("Until").fill(local(24 * 60));
  await expectNoFindings(page);
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByText("1 event queued.")).toBeVisible();
  const [, missed] = await receiver.until(2);
  expect(JSON.parse(missed!.body)).toMatchObject({ type: "link.stopped", data: { details: { code: "7F1C" } } });
  await page.getByLabel("Event").selectOption("link.stopped");
  await expect(rows).toHaveText([/Customer did not connect.*Harbour Lane/s]);
  await expect(page).toHaveURL(/type=link\.stopped/);
  await expect(rows).toContainText("Delivered");
  await expectNoFindings(page);
  await rows.getByRole("button", { name: /^Redeliver/ }).click();
  const [, , again] = await receiver.until(3);
  expect(again!.headers["webhook-id"]).toBe(missed!.headers["webhook-id"]);

  await page.getByRole("button", { name: "Rotate key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Rotate key" }).click();
  await page.getByRole("button", { name: "I have copied it" }).click();
  await page.getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Turn off" }).click();
  await expect(main.getByText("Off", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(main.getByText("On", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No webhooks yet")).toBeVisible();
  expect(await page.content()).not.toContain(key.slice(6));
});
