import { expect, test } from "./fixtures";
import { chooseKind } from "./support/journey";
import { newOrganization } from "./support/organization";

test("a submitted form takes the focus to its first wrong field and says what is wrong", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  await page.goto("/sign-in");
  const email = page.getByLabel("Email");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(email).toBeFocused();
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
  await email.fill("admin@example.com");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByLabel("Password")).toBeFocused();
  // The same error once more.
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByLabel("Password")).toBeFocused();
  await email.fill("nonsense");
  await page.keyboard.press("Tab");
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(email).not.toBeFocused();

  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard/settings");
  const another = page.getByRole("region", { name: "Another organization" });
  await another.getByRole("button", { name: "Create organization" }).click();
  await expect(another.getByLabel("Name")).toBeFocused();
  await expect(another.getByRole("alert")).toHaveText("Enter a name.");

  await page.goto("/connect");
  await chooseKind(page, "partner");
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeFocused();
});
