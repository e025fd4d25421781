import { once } from "node:events";
import { connect, createServer } from "node:net";
import { freePort } from "@/scripts/ports";
import { expect, test as base } from "./fixtures";
import { agreeAsCustomer, linkedApp, makeLink, openAsCustomer } from "./support/links";
import { ownPortal } from "./support/own-portal";

type Own = { url: string; customers: string; admin: { email: string; password: string } };

/** With a portal whose customers have an address of their own: another port, which leads to the same server. */
const test = base.extend<object, { own: Own }>({
  own: [
    async ({ portal }, use) => {
      const xero = portal.simulator.url;
      const customers = `http://localhost:${await freePort()}`;
      const settings = {
        CUSTOMER_URL: customers,
        XERO_AUTHORIZE_URL: `${xero}/identity/connect/authorize`,
        XERO_TOKEN_URL: `${xero}/connect/token`,
        XERO_REVOCATION_URL: `${xero}/connect/revocation`,
      };
      const own = await ownPortal(portal, undefined, settings);
      const { admin } = await own.start();
      const stop = await forward(customers, own.url);
      await use({ url: own.url, customers, admin });
      stop();
      await own.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: ({ own }, use) => use(own.url),
});

/** Passes every byte on, so that the server sees the name that the browser used. */
async function forward(from: string, to: string): Promise<() => void> {
  const server = createServer((browser) => {
    const portal = connect(Number(new URL(to).port), "127.0.0.1");
    browser.pipe(portal).pipe(browser);
    for (const socket of [browser, portal])
      socket.on("error", () => [browser, portal].forEach((each) => each.destroy()));
  });
  server.listen(Number(new URL(from).port), "localhost");
  await once(server, "listening");
  return () => server.close();
}

test("customers see their own address from the link to the end, and come back from Xero to it", async ({
  page,
  browser,
  simulator,
  signIn,
  own,
}) => {
  await signIn(page, own.admin);
  const app = await linkedApp(page, simulator, own.url, `${own.customers}/connect/callback`);
  await page.goto(`/dashboard/apps/${app.id}`);
  await expect(page.getByText(`${own.customers}/connect/callback`)).toBeVisible();
  await expect(page.getByText("Register both at Xero.")).toBeVisible();
  const link = await makeLink(page, { appId: app.id, name: "Harbour Lane Bakery" });
  expect(new URL(link.url).origin).toBe(own.customers);
  const customer = await openAsCustomer(browser, own.customers, link.url);
  await agreeAsCustomer(customer, simulator, [0]);
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("Done.");
  expect(new URL(customer.url()).origin).toBe(own.customers);
  await customer.goto(link.url);
  await expect(customer.getByRole("heading", { name: "This link has been used" })).toBeVisible();
});

test("nothing but customers' pages answers there, and both at the public address", async ({ own }) => {
  const statusOf = async (url: string) => (await fetch(url, { redirect: "manual" })).status;
  const others = [
    "/",
    "/sign-in",
    "/dashboard",
    "/connect",
    "/api/portal/links",
    "/api/auth/csrf",
    "/api/health",
    "/docs/api",
  ];
  for (const path of [...others, "/elements/api-v2/instances", "/elements/api-v2/elements", "/connect/ended"]) {
    expect.soft(await statusOf(own.customers + path), path).toBe(404);
    expect.soft(await statusOf(own.url + path), path).not.toBe(404);
  }
  for (const path of ["/c/ended?reason=incomplete", "/gangway.js", "/icon.svg"])
    for (const origin of [own.url, own.customers]) expect.soft(await statusOf(origin + path), path).toBe(200);
  const lost = await fetch(`${own.customers}/connect/callback?state=x&code=y`, { redirect: "manual" });
  expect(lost.headers.get("location")).toMatch(/^\/c\/ended/);
});
