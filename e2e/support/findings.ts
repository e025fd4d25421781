import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Of them those that colours decide: all that another theme can change. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe finds on a page as it is, in both themes, by the rules of WCAG 2.2 AA, as sentences that name theme, rule and element. */
export async function findingsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // What is no legacy mode opens a second page for the sake of frames, of which there are none, and takes twice as long.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (
      colorScheme === "light" ? axe.withTags(RULES) : axe.withRules(COLOUR_RULES)
    ).analyze();
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ target }) => `${page.url()}, ${colorScheme}: ${id} at ${target.join(" ")}`));
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

/** Fails on what axe finds on a page as it is, and on what is wider than the window, in both themes and on a phone, too. */
export async function expectNoFindings(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await findingsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  }
}
