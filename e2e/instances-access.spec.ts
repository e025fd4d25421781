import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { findingsOf } from "./support/findings";
import { makeListed, type Row } from "./support/listed-rows";

const findings = async (page: Page, where: string) => (await findingsOf(page)).map((finding) => `${where}: ${finding}`);

const ROWS: Row[] = [
  { name: "Harbour Lane Bakery", tags: ["nz"] },
  { name: "Ridgeway Cycles", status: "reconnect", minutesLeft: -90 },
  { name: "Larkspur Vets", app: 1, renewable: false, minutesLeft: -30 },
  { name: "Millstone Brewing", app: 1, renewable: false, minutesLeft: 8 },
  { name: "Tidewater Dental", status: "retrying", minutesLeft: 6 },
  { name: "Demo Company", disabled: true },
  ...Array.from({ length: 60 }, (_, index) => ({ name: `Row ${index}` })),
];

const SIZES = [
  { name: "desktop", viewport: { width: 1280, height: 800 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
];

for (const { name, viewport } of SIZES) {
  test.describe(`on a ${name}, in both themes`, () => {
    test.use({ viewport });

    test("list, bar, menus, drawer, dialogs and palette are free of findings", async ({ page, db, signIn }) => {
      test.setTimeout(300_000);
      const list = await makeListed(db, ROWS);
      await signIn(page, list.admin);
      await page.goto("/dashboard/instances?tag=nz&status=connected");
      await expect(page.locator("[data-row]")).toHaveCount(1);
      const found = await findings(page, "filtered");
      const look = async (where: string) => found.push(...(await findings(page, where)));
      const dialog = page.getByRole("dialog");
      const inDialog = async (where: string, end = "Escape") => {
        await expect(dialog).toBeVisible();
        await look(where);
        await page.keyboard.press(end);
        await expect(dialog).toBeHidden();
      };
      await page.goto("/dashboard/instances");
      await expect(page.locator("[data-row]").first()).toBeVisible();
      for (const each of ["Ridgeway Cycles", "Tidewater Dental"])
        await page.locator("[data-row]").filter({ hasText: each }).getByRole("checkbox").check();
      await look("list");
      const more = page.getByRole("button", { name: "More actions for 2 selected" });
      await more.click();
      await look("bar's menu");
      await page.getByRole("menuitem", { name: "Add tags" }).click();
      await inDialog("tags");
      await expect(more).toBeFocused();
      await more.click();
      await page.getByRole("menuitem", { name: "Disconnect" }).click();
      await inDialog("disconnect");
      await page.getByRole("button", { name: "Reconnect links" }).click();
      await inDialog("links");
      await more.click();
      await page.getByRole("menuitem", { name: "Renew now" }).click();
      await expect(page.getByRole("button", { name: "Keep 2 selected" })).toBeVisible({ timeout: 20_000 });
      await inDialog("results");
      await page.getByRole("button", { name: /ilters$/ }).click();
      await expect(dialog.getByRole("button", { name: "Show 66" })).toBeVisible();
      await inDialog("drawer");
      await page.keyboard.press("?");
      await inDialog("keys");
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /Page, action/ }).fill("bakery");
      await expect(page.getByRole("option", { name: /Harbour Lane Bakery/ })).toBeVisible();
      await inDialog("palette");
      await page.goto("/dashboard/instances?search=no-such-thing");
      await expect(page.getByRole("heading", { name: "No matching instances" })).toBeVisible();
      await look("nothing found");
      await page.getByRole("button", { name: "Save view" }).click();
      await inDialog("save view");
      expect(found).toEqual([]);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("everything fits the width, and is done with a thumb", async ({ page, db, signIn }) => {
    const list = await makeListed(db, ROWS);
    await signIn(page, list.admin);
    await page.goto("/dashboard/instances");
    const rows = page.locator("[data-row]");
    await expect(rows.first()).toContainText("Ridgeway Cycles");
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Filters" }).tap();
    const drawer = page.getByRole("dialog", { name: "Filters" });
    await drawer.getByText("Expiring").tap();
    await drawer.getByRole("button", { name: "Show 1" }).tap();
    await expect(rows).toHaveCount(1);
    await rows.getByRole("checkbox").tap();
    await expect(page.getByRole("toolbar")).toBeInViewport();
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "More actions for 1 selected" }).tap();
    await page.getByRole("menuitem", { name: "Disable", exact: true }).tap();
    await page.getByRole("button", { name: "Disable 1" }).tap();
    await expect(page.getByRole("dialog", { name: "1 instance disabled" })).toBeVisible();
    await page.getByRole("button", { name: "Close" }).tap();
    await expect(page.getByRole("heading", { name: "No matching instances" })).toBeVisible();
    for (const target of await page.getByRole("button").all()) {
      const box = await target.boundingBox();
      if (box) expect(Math.min(box.width, box.height), await target.innerText()).toBeGreaterThanOrEqual(32);
    }
  });

  test("it scrolls through hundreds of rows, and stays as wide as the window at 320 pixels", async ({
    page,
    db,
    signIn,
  }) => {
    const list = await makeListed(
      db,
      Array.from({ length: 200 }, (_, index) => ({ name: `Row ${String(index).padStart(3, "0")}` })),
    );
    await page.setViewportSize({ width: 320, height: 640 });
    await signIn(page, list.admin);
    await page.goto("/dashboard/instances?sort=name");
    const last = page.locator("[data-row]").filter({ hasText: "Row 199" });
    await expect(page.locator("[data-row]").first()).toBeVisible();
    await expect
      .poll(
        async () => {
          await page.evaluate(() => window.scrollBy(0, 600));
          return last.isVisible();
        },
        { timeout: 30_000, intervals: [50] },
      )
      .toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
