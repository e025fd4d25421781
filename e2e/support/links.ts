import type { Browser, Page } from "@playwright/test";
import type { SimulatorControl } from "./simulator-control";
import { finish, goToXero2 } from "./journey";

const SAME_ORIGIN = { "sec-fetch-site": "same-origin" };

/** An app that is saved, since somebody connected with it. */
export async function linkedApp(page: Page, simulator: SimulatorControl, url: string, ...more: string[]) {
  const app = await simulator.createOAuth2App("partner", `${url}/connect/callback`, ...more);
  await goToXero2(page, app);
  const { location } = await simulator.agree(page.url(), { organisations: [4], user: 1 });
  await page.goto(location);
  await finish(page);
  const { items: apps } = (await (await page.request.get("/api/portal/apps")).json()) as {
    items: { id: string; key: string }[];
  };
  return { ...app, id: apps.find(({ key }) => key === app.key)!.id };
}

type NewLink = { id: string; url: string };

/** Makes a link as the signed-in admin. */
export async function makeLink(page: Page, data: Record<string, unknown>): Promise<NewLink> {
  const answer = await page.request.post("/api/portal/links", { data, headers: SAME_ORIGIN });
  if (!answer.ok()) throw new Error(`no link: ${await answer.text()}`);
  return (await answer.json()) as NewLink;
}

/** Opens a link in a browser of its own, which is signed in nowhere. */
export async function openAsCustomer(browser: Browser, baseURL: string, link: string): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

/** Goes to Xero from a link's first page, agrees there for these of its organisations, and follows the browser back. */
export async function agreeAsCustomer(
  customer: Page,
  simulator: SimulatorControl,
  organisations: number[],
): Promise<void> {
  await customer.getByRole("button", { name: "Continue to Xero" }).click();
  await customer.waitForURL(/\/identity\/connect\/authorize/);
  const { location } = await simulator.agree(customer.url(), { organisations });
  await customer.goto(location);
}
