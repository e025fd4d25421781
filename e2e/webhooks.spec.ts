import type { Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expect, test } from "./fixtures";
import { findingsOf } from "./support/findings";
import { instanceOfOAuth2 } from "./support/instance-by-api";
import { makeListed } from "./support/listed-rows";
import { newOrganization } from "./support/organization";
import { type Receiver, startReceiver } from "./support/receiver";

let receiver: Receiver;
test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.close());

const panelOf = (page: Page) => page.getByRole("region", { name: "Webhooks" });
const rowsOf = (page: Page) => panelOf(page).getByRole("listitem");

/** Sets the instance's webhook up on its page, with a key that Gangway makes. Gives the key. */
async function setUp(page: Page, id: number, url: string): Promise<string> {
  await page.goto(`/dashboard/instances/${id}`);
  await panelOf(page).getByRole("button", { name: "Set up" }).click();
  await page.getByRole("textbox", { name: "URL" }).fill(url);
  await page.getByRole("button", { name: "Set up webhooks" }).click();
  const shown = page.getByRole("dialog", { name: "Signature key" });
  const key = await shown.getByRole("textbox", { name: "Signature key" }).inputValue();
  await shown.getByRole("button", { name: "I have copied it" }).click();
  await expect(shown).toBeHidden();
  return key;
}

test("set up in the browser, something happens, and the receiver can trust it", async ({ page, db, signIn }) => {
  const { admin, ids } = await makeListed(db, [{ name: "Harbour Lane Bakery" }]);
  await signIn(page, admin);
  await page.goto(`/dashboard/instances/${ids[0]}`);
  await expect(panelOf(page)).toContainText("Gangway can send the events of this instance");
  await panelOf(page).getByRole("button", { name: "Set up" }).press("Enter");
  const address = page.getByRole("textbox", { name: "URL" });
  await expect(address).toBeFocused();
  await address.fill("app.example.com/hooks");
  await address.press("Enter");
  await expect(address).toHaveAccessibleDescription(/starts with https/);
  await page.keyboard.press("Escape");

  const key = await setUp(page, ids[0]!, receiver.url);
  await expect(panelOf(page)).toContainText(receiver.url);
  await expect(panelOf(page)).toContainText("Nothing sent yet.");
  await panelOf(page).getByRole("button", { name: "Send a test" }).click();
  await expect(rowsOf(page)).toContainText(/Webhook tested.*Answered 204\. 1 attempt\..*Delivered/s);
  await page.getByRole("button", { name: "Edit name and tags" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("The bakery");
  await page.getByRole("button", { name: "Save name and tags" }).click();

  const [tried, renamed] = await receiver.until(2);
  const webhook = new Webhook(key);
  expect(webhook.verify(tried!.body, tried!.headers)).toMatchObject({ type: "webhook.tested" });
  expect(webhook.verify(renamed!.body, renamed!.headers)).toMatchObject({
    type: "instance.renamed",
    data: {
      instanceId: ids[0],
      actor: admin.email,
      details: { from: "Harbour Lane Bakery", to: "The bakery" },
    },
  });
  await page.reload();
  await expect(rowsOf(page)).toHaveText([/^Renamed/, /^Webhook tested/]);
  await expect(page.getByRole("region", { name: "Activity" })).toContainText(
    `Webhook set up: ${new URL(receiver.url).origin} with a new key by ${admin.email}`,
  );
  expect(await page.content()).not.toContain(key.slice(6));
});

test("a receiver that is down gets it when it is up, and again when asked", async ({ page, db, signIn }) => {
  const { admin, ids } = await makeListed(db, [{ name: "Ridgeway Cycles" }]);
  await signIn(page, admin);
  await setUp(page, ids[0]!, receiver.url);
  await receiver.goDown();
  await panelOf(page).getByRole("button", { name: "Send a test" }).click();
  await expect(rowsOf(page)).toContainText(/The server could not be reached\. \d+ attempts?\..*Next attempt/s);
  receiver.answer({ status: 503, headers: { "retry-after": "3600" } });
  await receiver.comeUp();
  await expect(rowsOf(page)).toContainText(/Answered 503\..*Waiting/s, { timeout: 20_000 });
  receiver.answer({ status: 204 });
  await rowsOf(page)
    .getByRole("button", { name: /^Retry now: Webhook tested/ })
    .click();
  await expect(rowsOf(page)).toContainText(/Answered 204.*Delivered/s);
  await rowsOf(page)
    .getByRole("button", { name: /^Redeliver: Webhook tested/ })
    .click();
  const [first, , again] = await receiver.until(3);
  expect(again!.headers["webhook-id"]).toBe(first!.headers["webhook-id"]);
  expect(again!.body).toBe(first!.body);
  await expect(page.getByRole("region", { name: "Activity" })).toContainText(`Event redelivered by ${admin.email}`);
});

test("the key is replaced or kept, and switched off nothing is sent", async ({ page, db, signIn }) => {
  const { admin, ids } = await makeListed(db, [{ name: "Tidewater Dental" }]);
  await signIn(page, admin);
  await setUp(page, ids[0]!, receiver.url);
  const change = panelOf(page).getByRole("button", { name: "Change" });
  const send = panelOf(page).getByRole("button", { name: "Send a test" });
  const save = page.getByRole("button", { name: "Save webhooks" });
  await change.click();
  await page.getByRole("radio", { name: /A key of your own/ }).check();
  await save.click();
  const own = page.getByRole("textbox", { name: "Your key" });
  await expect(own).toHaveAccessibleDescription(/Enter a key\./);
  await own.fill("our own key");
  await save.click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await change.click();
  await expect(page.getByRole("radio", { name: /Keep the key/ })).toBeChecked();
  await page.getByRole("textbox", { name: "URL" }).fill(`${receiver.url}?of=2`);
  await save.click();
  await expect(panelOf(page)).toContainText("?of=2");
  await send.click();
  const [got] = await receiver.until(1);
  expect(got!.path).toBe("/hooks?of=2");
  const webhook = new Webhook(new TextEncoder().encode("our own key"), { format: "raw" });
  expect(webhook.verify(got!.body, got!.headers)).toMatchObject({ type: "webhook.tested" });
  await expect(rowsOf(page)).toContainText("Delivered");

  await change.click();
  await page.getByRole("checkbox", { name: "Send events" }).uncheck();
  await save.click();
  await expect(panelOf(page).getByText("Off", { exact: true })).toBeVisible();
  await expect(send).toBeHidden();
  await expect(rowsOf(page).getByRole("button")).toHaveCount(0);
  const path = `/api/portal/instances/${ids[0]}`;
  const headers = { "sec-fetch-site": "same-origin" };
  expect((await page.request.post(`${path}/webhook/test`, { headers })).status()).toBe(409);
  await page.request.patch(path, { headers, data: { name: "Nobody is told" } });
  const queued = await db.query("select 1 from deliveries where instance_id = $1 and next_at is not null", [ids[0]]);
  expect(queued).toEqual([]);
});

test("who may change the instance may do all of it, and nobody else", async ({ page, browser, portal, db, signIn }) => {
  const list = await makeListed(db, [{ name: "Of the admin" }]);
  const [own] = await list.add([{ name: "Of the member", by: list.member.id }]);
  const other = await makeListed(db, [{ name: "Of another" }]);
  const headers = { "sec-fetch-site": "same-origin" };
  const wish = { enabled: true, url: receiver.url, key: "generate" };

  /** The answers' statuses for reading, setting up, testing, and sending again what was sent. */
  async function attempt(who: { email: string; password: string } | null, id: number): Promise<number[]> {
    const context = await browser.newContext({ baseURL: portal.url });
    const theirs = await context.newPage();
    if (who) await signIn(theirs, who);
    const path = `/api/portal/instances/${id}`;
    const [sent] = await db.query<{ id: string }>("select id from deliveries where instance_id = $1", [id]);
    const answers = [
      await theirs.request.get(`${path}/webhook`),
      await theirs.request.patch(`${path}/webhook`, { headers, data: wish }),
      await theirs.request.post(`${path}/webhook/test`, { headers }),
      await theirs.request.post(`${path}/webhook/deliveries/${sent?.id}/redelivery`, { headers }),
    ];
    await context.close();
    return answers.map((answer) => answer.status());
  }

  await signIn(page, list.admin);
  for (const id of [list.ids[0]!, own!]) {
    await setUp(page, id, receiver.url);
    await panelOf(page).getByRole("button", { name: "Send a test" }).click();
    await expect(rowsOf(page)).toContainText("Delivered");
  }
  expect(await attempt(list.admin, own!)).toEqual([200, 200, 200, 200]);
  expect(await attempt(list.member, own!)).toEqual([200, 200, 200, 200]);
  expect(await attempt(list.member, list.ids[0]!)).toEqual([404, 404, 404, 404]);
  expect(await attempt(other.admin, own!)).toEqual([404, 404, 404, 404]);
  expect(await attempt(null, own!)).toEqual([401, 401, 401, 401]);
  const forged = await page.request.post(`/api/portal/instances/${own}/webhook/test`, {
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(forged.status()).toBe(403);
});

test("what the contract's configuration says is kept, echoed with the key masked, and acted on", async ({
  portal,
  simulator,
  db,
}) => {
  const { client } = (await newOrganization(portal, db)).admin;
  const KEYS = {
    enabled: "event.notification.enabled",
    url: "event.notification.callback.url",
    key: "event.notification.signature.key",
  };
  const configuration = { [KEYS.enabled]: true, [KEYS.url]: receiver.url, [KEYS.key]: "a program's own key" };
  const { id } = await instanceOfOAuth2(client, simulator, { configuration });
  const { body } = await client.call("GET", `/instances/${id}`);
  expect(body).toMatchObject({ eventsEnabled: true });
  expect(body.configuration).toMatchObject({ ...configuration, [KEYS.enabled]: "true", [KEYS.key]: "********" });

  // A client that sends back what it read keeps its key.
  await client.call("PUT", `/instances/${id}`, { name: "Renamed by program", configuration: body.configuration });
  await client.call("DELETE", `/instances/${id}`);
  const webhook = new Webhook(new TextEncoder().encode("a program's own key"), { format: "raw" });
  const told = (await receiver.until(3)).map((got) => webhook.verify(got.body, got.headers) as { type: string });
  // Three were due at once: their order is nobody's promise.
  expect(told.map(({ type }) => type).toSorted()).toEqual([
    "instance.connected",
    "instance.disconnected",
    "instance.renamed",
  ]);

  const wrong = { [KEYS.url]: "http://user:hunter2@hooks.example.com" };
  const refused = await instanceOfOAuth2(client, simulator);
  const answer = await client.call("PATCH", `/instances/${refused.id}`, { configuration: wrong });
  expect(answer.status).toBe(400);
  expect(answer.body.message).toMatch(/event\.notification\.callback\.url.*must not contain a user name or password/);
  expect(answer.text).not.toContain("hunter2");
});

const findings = async (page: Page, where: string) => (await findingsOf(page)).map((finding) => `${where}: ${finding}`);

for (const [name, viewport] of Object.entries({
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test.describe(`on a ${name}, in both themes`, () => {
    test.use({ viewport });

    test("panel and dialogs are free of findings and fit the width", async ({ page, db, signIn }) => {
      test.slow(); // axe reads the page several times
      const { admin, ids } = await makeListed(db, [{ name: "Harbour Lane Bakery" }]);
      await signIn(page, admin);
      await page.goto(`/dashboard/instances/${ids[0]}`);
      const setUpButton = panelOf(page).getByRole("button", { name: "Set up" });
      await expect(setUpButton).toBeVisible();
      const found = await findings(page, "empty");
      await setUpButton.click();
      await page.getByRole("radio", { name: /A key of your own/ }).check();
      await page.getByRole("button", { name: "Set up webhooks" }).click();
      await expect(page.getByRole("textbox", { name: "Your key" })).toHaveAttribute("aria-invalid", "true");
      found.push(...(await findings(page, "dialog")));
      await page.getByRole("radio", { name: /A new key/ }).check();
      await page.getByRole("textbox", { name: "URL" }).fill(`${receiver.url}/${"a-long-path/".repeat(10)}`);
      await page.getByRole("button", { name: "Set up webhooks" }).click();
      const copied = page.getByRole("button", { name: "I have copied it" });
      await expect(copied).toBeVisible();
      found.push(...(await findings(page, "key")));
      await copied.click();
      for (const [status, word] of [
        [200, "Delivered"],
        [503, "Waiting"],
        [410, "Failed"],
      ] as const) {
        receiver.answer({ status });
        await panelOf(page).getByRole("button", { name: "Send a test" }).click();
        await expect(rowsOf(page).first()).toContainText(`Answered ${status}`);
        await expect(rowsOf(page).first()).toContainText(word);
      }
      found.push(...(await findings(page, "list")));
      expect(found).toEqual([]);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(tooWide).toBeLessThanOrEqual(0);
    });
  });
}

test("a panel that cannot be read says so, and mends itself", async ({ page, db, signIn }) => {
  const { admin, ids } = await makeListed(db, [{ name: "Millstone Brewing" }]);
  await signIn(page, admin);
  const path = `**/api/portal/instances/${ids[0]}/webhook`;
  await page.route(path, (route) => route.abort());
  await page.goto(`/dashboard/instances/${ids[0]}`);
  await expect(panelOf(page).getByRole("alert")).toContainText("Webhooks could not be loaded.");
  await page.unroute(path);
  await panelOf(page).getByRole("button", { name: "Try again" }).click();
  await expect(panelOf(page).getByRole("button", { name: "Set up" })).toBeVisible();
});
