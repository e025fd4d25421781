import { expect, test } from "./fixtures";
import { findingsOf } from "./support/findings";
import { goToXero2 } from "./support/journey";

test.beforeEach(({ page, signIn }) => signIn(page));

test("the picker says when nothing is ticked, keeps names, and shows a token for each", async ({
  page,
  portal,
  simulator,
}) => {
  await goToXero2(page, await simulator.createOAuth2App("partner", `${portal.url}/connect/callback`));
  const { location } = await simulator.agree(page.url(), { organisations: [0, 1, 2] });
  await page.goto(location);
  await expect(page.getByRole("heading", { name: "Choose organisations to connect" })).toBeVisible();
  const boxes = page.getByRole("checkbox");
  await page.getByRole("button", { name: "Select all" }).click();
  for (const box of await boxes.all()) await expect(box).toBeChecked();
  await page.getByRole("button", { name: "Select none" }).click();
  for (const box of await boxes.all()) await expect(box).not.toBeChecked();
  await page.getByRole("button", { name: "Connect organisations" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Select at least one organisation" })).toBeVisible();

  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const names = page.getByRole("textbox", { name: /^Instance name/ });
  await expect(names).toHaveCount(2);
  await names.nth(0).fill("Kept name");
  await names.nth(1).fill(" ");
  await page.getByRole("button", { name: "Connect organisations" }).click();
  await expect(names.nth(1)).toHaveAttribute("aria-invalid", "true");
  await expect(names.nth(0)).toHaveValue("Kept name");
  expect(await findingsOf(page)).toEqual([]);

  await names.nth(1).fill("Second name");
  await page.getByRole("button", { name: "Connect organisations" }).click();
  await expect(page.getByRole("heading", { name: "Two organisations are connected" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Instance token of Kept name" })).not.toHaveValue("");
  const second = page.getByRole("textbox", { name: "Instance token of Second name" });
  await expect(second).not.toHaveValue("");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy all instance tokens" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n").map((line) => line.split("\t").length)).toEqual([3, 3]);
  expect(copied).toContain(`Second name\t`);
  expect(copied).toContain(await second.inputValue());
  expect(await findingsOf(page)).toEqual([]);
});
