import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { agreeAsCustomer, linkedApp, makeLink, openAsCustomer } from "./support/links";

const SAME_ORIGIN = { "sec-fetch-site": "same-origin" };

type Ids = { host: string; instance: number };

/** What the routes of a customer's own page answer: to whose it is, to another customer of the same link, and to nobody. */
const ROUTES: {
  method: "GET" | "POST";
  path: (ids: Ids) => string;
  own: { status: number; location?: RegExp };
  other: { status: number; location?: RegExp };
  none: { status: number; location?: RegExp };
}[] = [
  {
    method: "GET",
    path: ({ host, instance }) => `/c/connections/disconnect?host=${host}&instance=${instance}`,
    own: { status: 200 },
    other: { status: 307, location: /\/c\/connections\?host=/ },
    none: { status: 307, location: /\/c\/connections\?host=/ },
  },
  {
    method: "POST",
    path: ({ host, instance }) => `/api/customer/connections/${host}/${instance}/reconnection`,
    own: { status: 303, location: /\/c\?link=/ },
    other: { status: 303, location: /\/c\/connections\?host=/ },
    none: { status: 303, location: /\/c\/connections\?host=/ },
  },
  {
    method: "POST",
    path: ({ host, instance }) => `/api/customer/connections/${host}/${instance}/disconnection`,
    own: { status: 303, location: /\/c\/connections\?host=/ },
    other: { status: 303, location: /\/c\/connections\?host=/ },
    none: { status: 303, location: /\/c\/connections\?host=/ },
  },
  {
    method: "GET",
    path: ({ host }) => `/c/connections/record?host=${host}`,
    own: { status: 200 },
    other: { status: 200 },
    none: { status: 303, location: /\/c\/connections\?host=/ },
  },
];

async function call(context: BrowserContext, method: "GET" | "POST", path: string) {
  const answer = await context.request.fetch(path, { method, headers: SAME_ORIGIN, maxRedirects: 0 });
  return { status: answer.status(), location: answer.headers().location ?? "", text: await answer.text() };
}

test("a customer's own page and what it leads to are for whose they are only", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const link = await makeLink(page, { appId: app.id, name: "Many", maxUses: 5 });

  async function connect(organisation: number): Promise<{ customer: Page; name: string }> {
    const customer = await openAsCustomer(browser, portal.url, link.url);
    await agreeAsCustomer(customer, simulator, [organisation]);
    await customer.getByRole("link", { name: "See your connections" }).click();
    await expect(customer.getByRole("heading", { level: 1, name: "Your connections" })).toBeVisible();
    return { customer, name: await customer.getByRole("listitem").getByRole("heading", { level: 2 }).innerText() };
  }

  const [own, other] = [await connect(0), await connect(1)];
  expect(own.name).not.toBe(other.name);
  await expect(other.customer.getByText(own.name)).toHaveCount(0);
  const disconnect = own.customer.getByRole("link", { name: `Disconnect ${own.name}` });
  const query = new URL((await disconnect.getAttribute("href"))!, portal.url).searchParams;
  const ids = { host: query.get("host")!, instance: Number(query.get("instance")) };
  const nobody = await browser.newContext({ baseURL: portal.url });

  // The owner comes last: what others may not do is still there for them.
  for (const { method, path, ...expected } of ROUTES.filter((route) => !route.path(ids).endsWith("disconnection")))
    for (const [who, context] of [
      ["none", nobody],
      ["other", other.customer.context()],
      ["own", own.customer.context()],
    ] as const) {
      const answer = await call(context, method, path(ids));
      const { status, location = /^/ } = expected[who];
      expect.soft(answer.status, `${who}: ${method} ${path(ids)}`).toBe(status);
      expect.soft(answer.location).toMatch(location);
      if (who !== "own") expect.soft(answer.text).not.toContain(own.name);
    }
  const end = ROUTES.find((route) => route.path(ids).endsWith("disconnection"))!;
  for (const context of [nobody, other.customer.context()]) {
    expect(await call(context, end.method, end.path(ids))).toMatchObject({ status: 303 });
    await own.customer.reload();
    await expect(disconnect).toBeVisible();
  }
  await disconnect.click();
  await expect(own.customer.getByRole("heading", { name: `Disconnect ${own.name}?` })).toBeVisible();
  await own.customer.getByRole("button", { name: "Disconnect" }).click();
  await expect(own.customer.getByText("Nothing is connected here.")).toBeVisible();
});
