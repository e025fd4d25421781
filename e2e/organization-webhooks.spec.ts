import { Webhook } from "standardwebhooks";
import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { newOrganization } from "./support/organization";
import { type Receiver, startReceiver } from "./support/receiver";

let receiver: Receiver;
test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.close());

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
  await page.getByLabel("Event", { exact: true }).selectOption("link.stopped");
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

test("a program does the same by the API, and another organization's finds nothing", async ({ portal, db }) => {
  const { id, admin, member } = await newOrganization(portal, db);
  const other = await newOrganization(portal, db);
  const { call } = admin.client;
  const made = await call("POST", "/webhooks", { url: receiver.url, eventTypes: ["link.stopped"] });
  expect(made).toMatchObject({ status: 200, body: { url: receiver.url, eventTypes: ["link.stopped"], enabled: true } });
  const { signatureKey, id: webhook } = made.body as { signatureKey: string; id: string };
  const path = `/webhooks/${webhook}`;
  expect(JSON.parse((await call("GET", "/webhooks")).text)).toMatchObject([
    { id: webhook, app: null, failingSince: null },
  ]);
  expect((await call("PATCH", path, { tag: "gold" })).body).toMatchObject({ tag: "gold", url: receiver.url });
  expect((await call("PATCH", path, { tag: null })).body).toMatchObject({ tag: null });
  expect((await call("POST", `${path}/test`)).status).toBe(200);
  await db.query(...stopped(id));
  const { body: rotated } = await call("POST", `${path}/key`);
  const received = await receiver.until(2);
  for (const { body, headers } of received) new Webhook(signatureKey).verify(body, headers);
  const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  await expect
    .poll(async () => (await call("GET", `${path}/deliveries?type=link.stopped&status=delivered`)).body)
    .toMatchObject({ items: [{ type: "link.stopped", answerStatus: 204, attempts: 1, instanceId: null }], next: null });
  expect((await call("POST", `${path}/replay`, { from, to })).body).toEqual({ events: 1 });
  const [, , third] = await receiver.until(3);
  new Webhook(rotated.signatureKey as string).verify(third!.body, third!.headers);

  expect((await call("POST", "/webhooks", { url: "ftp://x" })).status).toBe(400);
  expect((await call("PUT", path)).status).toBe(405);
  for (const [method, each] of [
    ["GET", path],
    ["PATCH", path],
    ["DELETE", path],
    ["POST", `${path}/test`],
    ["POST", `${path}/key`],
    ["POST", `${path}/replay`],
    ["GET", `${path}/deliveries`],
  ] as const) {
    const body = method === "GET" ? undefined : { from, to };
    expect((await other.admin.client.call(method, each, body)).status).toBe(404);
    expect((await member.client.call(method, each, body)).status).toBe(403);
  }
  expect((await call("DELETE", path)).status).toBe(200);
  expect((await call("GET", path)).status).toBe(404);
});
