import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { findingsOf } from "./support/findings";
import { linkedApp, makeLink } from "./support/links";
import { pseudo } from "./support/icu";

const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 640 };

/** What says on the first page, in a title and on a button, that the language is this one. */
const WELCOMES = {
  en: { title: /would like to read your .+ in Xero/, button: "Continue to Xero", name: "English" },
  de: { title: /möchte Ihre .+ in Xero lesen/, button: "Weiter zu Xero", name: "Deutsch" },
  fr: { title: /souhaite lire .+ dans Xero/, button: "Continuer vers Xero", name: "Français" },
  es: { title: /quiere leer sus .+ en Xero/, button: "Continuar a Xero", name: "Español" },
  ja: { title: /Xero の.+の閲覧を希望しています/, button: "Xero に進む", name: "日本語" },
};

/** Opens an address on a phone of somebody who is signed in nowhere, whose browser asks for another language. */
async function onPhone(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: "pt-BR" });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** By how many pixels the page is wider than its window. */
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const titleOf = (page: Page) => page.getByRole("heading", { level: 1 });

test("a link opens in each language, without findings and without sideways scrolling", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
}) => {
  test.setTimeout(300_000);
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  for (const [language, { title, button }] of Object.entries(WELCOMES)) {
    const link = await makeLink(page, { appId: app.id, name: "Harbour Lane Bakery", language });
    const customer = await onPhone(browser, link.url);
    await expect(titleOf(customer)).toHaveText(title);
    await expect(customer.locator("html")).toHaveAttribute("lang", language);
    await expect(customer.getByRole("button", { name: button })).toBeVisible();
    expect(await findingsOf(customer)).toEqual([]);
    await customer.setViewportSize(NARROW);
    expect(await overhang(customer), language).toBe(0);
    for (const reason of ["not_now", "wrong_browser", "link_used", "no_cookies"]) {
      const here = new URL(customer.url());
      await customer.goto(`${here.origin}/c/ended?link=${here.searchParams.get("link")}&reason=${reason}`);
      expect(await findingsOf(customer)).toEqual([]);
      expect(await overhang(customer), `${language} ${reason}`).toBe(0);
    }
    await customer.context().close();
  }
});

test("the address chooses a language, and the switch keeps the page", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const link = await makeLink(page, { appId: app.id, name: "Harbour Lane Bakery", language: "fr" });
  const customer = await onPhone(browser, `${link.url}?lang=de`);
  await expect(titleOf(customer)).toHaveText(WELCOMES.de.title);
  const before = customer.url();
  for (const [language, { title, name }] of Object.entries(WELCOMES)) {
    await customer.locator("header summary").click();
    await customer.getByRole("link", { name, exact: true }).click();
    await expect(titleOf(customer)).toHaveText(title);
    await expect(customer.locator("html")).toHaveAttribute("lang", language);
    expect(customer.url()).toBe(before);
  }
  await customer.context().close();
});

test("texts that are 40 % longer, and a right-to-left page, fit as well", async ({
  page,
  browser,
  portal,
  simulator,
  signIn,
}) => {
  await signIn(page);
  const app = await linkedApp(page, simulator, portal.url);
  const link = await makeLink(page, { appId: app.id, name: "Harbour Lane Bakery", language: "en" });
  const customer = await onPhone(browser, link.url);
  await customer.setViewportSize(NARROW);
  const texts = customer.locator("main, footer").locator("*:not(:has(*))");
  for (const text of await texts.all()) {
    const longer = pseudo((await text.textContent()) ?? "");
    await text.evaluate((element, words) => (element.textContent = words), longer);
  }
  expect(await overhang(customer)).toBe(0);
  await customer.evaluate(() => (document.documentElement.dir = "rtl"));
  expect(await overhang(customer)).toBe(0);
  await customer.locator("header summary").click();
  const menu = (await customer.getByRole("link", { name: "日本語" }).boundingBox())!;
  expect(menu.x).toBeGreaterThanOrEqual(0);
  expect(menu.x + menu.width).toBeLessThanOrEqual(NARROW.width);
  await customer.context().close();
});
