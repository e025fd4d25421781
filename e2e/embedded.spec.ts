import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures";
import { startProduct } from "./sample-host/product";
import { type ContractClient, contractClient } from "./support/contract-client";
import { agreeAsCustomer, linkedApp } from "./support/links";
import { newOrganization } from "./support/organization";

type Product = Awaited<ReturnType<typeof startProduct>> & { client: ContractClient };

const test = base.extend<{ isChecked: boolean; product: Product }>({
  isChecked: [false, { option: true }],
  // An organization of its own, since its callback origins are the organization's.
  product: async ({ page, portal, simulator, db, signIn, isChecked }, use) => {
    const { admin } = await newOrganization(portal, db);
    await signIn(page, admin);
    const app = await linkedApp(page, simulator, portal.url);
    const headers = { "sec-fetch-site": "same-origin" };
    const rotation = await page.request.post("/api/portal/secrets/organization/rotation", {
      data: { password: admin.password },
      headers,
    });
    const { secret } = (await rotation.json()) as { secret: string };
    const authorization = `User ${admin.userSecret}, Organization ${secret}`;
    const product = await startProduct({ gangway: portal.url, authorization, app: app.id }, isChecked);
    const data = { callbackOrigins: [product.url] };
    expect((await page.request.patch("/api/portal/settings", { data, headers })).ok()).toBe(true);
    await use({ ...product, client: contractClient(portal.url, { user: admin.userSecret, organization: secret }) });
    product.stop();
  },
});

/** The product's page in a browser of its own, and the window that its button opens. */
async function openWindow(customer: Page, product: Product): Promise<Page> {
  await customer.goto(`${product.url}/?mode=popup`);
  const [popup] = await Promise.all([
    customer.waitForEvent("popup"),
    customer.getByRole("button", { name: "Connect Xero" }).click(),
  ]);
  await popup.waitForURL(/\/c\?link=/);
  return popup;
}

const said = (page: Page) => page.getByRole("status");

test("the script is at most 3 kB gzip, and needs nothing else", async ({ request }) => {
  const answer = await request.get("/gangway.js");
  expect(answer.headers()["content-type"]).toContain("javascript");
  const text = await answer.text();
  expect(gzipSync(text).length).toBeLessThanOrEqual(3_072);
  expect(text).not.toMatch(/\bimport\b(?!\()/);
});

test("as a redirect: the customer comes back connected, and no token was in an address", async ({
  browser,
  simulator,
  product,
}) => {
  const customer = await (await browser.newContext()).newPage();
  const addresses: string[] = [];
  customer.on("framenavigated", (frame) => addresses.push(frame.url()));
  await customer.goto(product.url);
  await customer.getByRole("button", { name: "Connect Xero" }).click();
  await agreeAsCustomer(customer, simulator, [0]);
  await customer.getByRole("link", { name: /^Back to/ }).click();
  await expect(said(customer)).toHaveText(/^Connected: ./);
  expect(new URL(customer.url()).search).toBe("");
  const [{ instances }] = product.connected as [Product["connected"][0]];
  expect(instances[0]!.token).toBeTruthy();
  expect(addresses.join(" ")).not.toContain(instances[0]!.token!);
  // Coming back by the browser's own button says it to nobody twice.
  await customer.reload();
  await expect(said(customer)).toHaveText("Nobody came back");
});

test("as a window: it closes by itself, and the page says what is connected", async ({
  browser,
  simulator,
  product,
}) => {
  const customer = await (await browser.newContext()).newPage();
  const popup = await openWindow(customer, product);
  const closed = popup.waitForEvent("close");
  await agreeAsCustomer(popup, simulator, [0]).catch(() => undefined);
  await closed;
  await expect(said(customer)).toHaveText(/^Connected: ./);
  expect(product.connected).toHaveLength(1);
});

test("where Xero's pages cut the windows apart, the way back tells the page", async ({
  browser,
  simulator,
  product,
}) => {
  const context = await browser.newContext();
  const customer = await context.newPage();
  const popup = await openWindow(customer, product);
  await popup.getByRole("button", { name: "Continue to Xero" }).click();
  await popup.waitForURL(/\/identity\/connect\/authorize/);
  const { location } = await simulator.agree(popup.url(), { organisations: [0] });
  // A window that has no opener, as after Cross-Origin-Opener-Policy: same-origin.
  await context.route(location, (route) => route.continue());
  const severed = await context.newPage();
  await severed.goto(location);
  await expect(severed.getByRole("heading", { level: 1 })).toContainText("Done.");
  await severed.getByRole("link", { name: /^Back to/ }).click();
  await expect(said(customer)).toHaveText(/^Connected: ./);
});

test("a window that is opened again for the same session is heard once", async ({ browser, simulator, product }) => {
  const context = await browser.newContext();
  const customer = await context.newPage();
  await customer.goto(product.url);
  const token = await customer.evaluate(async () => {
    const answer = await fetch("/session", { method: "POST" });
    return ((await answer.json()) as { token: string }).token;
  });
  const open = async () => {
    const [popup] = await Promise.all([
      customer.waitForEvent("popup"),
      customer.evaluate((text) => {
        const page = window as unknown as { codes?: string[] };
        const onSuccess = ({ code }: { code: string }) => (page.codes ??= []).push(code);
        window.gangway.connect({ token: text, mode: "popup", onSuccess });
      }, token),
    ]);
    await popup.waitForURL(/\/c\?link=/);
    await expect(popup.getByRole("heading", { level: 1 })).toBeVisible();
    return popup;
  };
  await (await open()).close();
  const popup = await open();
  await popup.getByRole("button", { name: "Continue to Xero" }).click();
  await popup.waitForURL(/\/identity\/connect\/authorize/);
  const { location } = await simulator.agree(popup.url(), { organisations: [0] });
  const severed = await context.newPage();
  await severed.goto(location);
  await severed.getByRole("link", { name: /^Back to/ }).click();
  const codes = () => customer.evaluate(() => (window as unknown as { codes?: string[] }).codes ?? []);
  await expect.poll(async () => (await codes()).length).toBe(1);
  await customer.waitForTimeout(1_000);
  expect(await codes()).toHaveLength(1);
});

test("where windows are blocked, it redirects", async ({ browser, product }) => {
  const customer = await (await browser.newContext()).newPage();
  await customer.addInitScript("window.open = () => null");
  await customer.goto(`${product.url}/?mode=popup`);
  await customer.getByRole("button", { name: "Connect Xero" }).click();
  await customer.waitForURL(/\/c\?link=/);
});

test("the page hears where a customer left, and why it failed", async ({ browser, simulator, product, db }) => {
  const customer = await (await browser.newContext()).newPage();
  const first = await openWindow(customer, product);
  await expect(first.getByRole("heading", { level: 1 })).toBeVisible();
  await first.close();
  await expect(said(customer)).toHaveText("Left at welcome");

  const second = await openWindow(customer, product);
  await second.getByRole("button", { name: "Continue to Xero" }).click();
  await second.waitForURL(/\/identity\/connect\/authorize/);
  const declined = await simulator.agree(second.url(), { decline: true });
  await second.goto(declined.location);
  await expect(second.getByRole("heading", { name: "You said no at Xero" })).toBeVisible();
  await second.close();
  await expect(said(customer)).toHaveText("Left at xero");

  const third = await openWindow(customer, product);
  await third.getByRole("button", { name: "Continue to Xero" }).click();
  await third.waitForURL(/\/identity\/connect\/authorize/);
  const { location } = await simulator.agree(third.url(), { organisations: [0] });
  const state = new URL(location).searchParams.get("state")!;
  await db.query("update attempts set expires_at = now() - interval '1 second' where state_hash = sha256($1::bytea)", [
    Buffer.from(state),
  ]);
  await third.goto(location);
  await expect(said(customer)).toHaveText(/^Failed: expired [0-9A-F]{4}$/);
});

test("another site that opened the window hears nothing", async ({ browser, portal, simulator, product, page }) => {
  const app = await linkedApp(page, simulator, portal.url);
  const returnUrl = `${product.url}/connected`;
  const { body } = await product.client.call("POST", "/connect/sessions", { app: app.id, returnUrl });
  const customer = await (await browser.newContext()).newPage();
  await customer.route("http://evil.test/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<script>window.heard = []; addEventListener("message", (event) => heard.push(event.data))</script><button>Open</button>`,
    }),
  );
  await customer.goto("http://evil.test/");
  await customer.evaluate(
    (url) => document.querySelector("button")!.addEventListener("click", () => open(url)),
    String(body.url),
  );
  const [popup] = await Promise.all([
    customer.waitForEvent("popup"),
    customer.getByRole("button", { name: "Open" }).click(),
  ]);
  await agreeAsCustomer(popup, simulator, [0]);
  await expect(popup.getByRole("heading", { level: 1 })).toContainText("Done.");
  expect(await customer.evaluate("heard")).toEqual([]);
});

test.describe("where the product checks who it is", () => {
  test.use({ isChecked: true });

  test("its page sends the customer on to Xero", async ({ browser, simulator, product }) => {
    const customer = await (await browser.newContext()).newPage();
    await customer.goto(product.url);
    await customer.getByRole("button", { name: "Connect Xero" }).click();
    await agreeAsCustomer(customer, simulator, [0]);
    await expect(customer.getByRole("heading", { level: 1 })).toContainText("Done.");
  });
});
