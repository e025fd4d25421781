import type { Page } from "@playwright/test";

/** Opens the menu with theme, account, organizations and signing out: at the foot of the side bar, on phones in the bar above. */
export async function openAccountMenu(page: Page): Promise<void> {
  await page
    .getByLabel(/^Account and organization/)
    .or(page.getByLabel("Menu", { exact: true }))
    .locator("visible=true")
    .click();
}
